/* Lists of IP addresses as the platform writes them. */
#ifndef ASSET_RULE_ADDRESS_H
#define ASSET_RULE_ADDRESS_H

#include "core/str.h"

/* The first entry of a list with commas (or semicolons, or line ends) that is
 * no address, range "A-B" or network "A/BITS". False: there is none. */
bool asset_address_wrong(struct asset_str list, struct asset_str *wrong);

#endif
