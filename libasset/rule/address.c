#include "rule/address.h"

#include <arpa/inet.h>

#include "core/banned.h"

enum { LONGEST = INET6_ADDRSTRLEN };

/* 0 no address, else its bits. */
static unsigned
address_bits(struct asset_str s)
{
	char text[LONGEST];
	unsigned char to[16];

	if (s.n == 0 || s.n >= LONGEST)
		return 0;
	memcpy(text, s.s, s.n);
	text[s.n] = '\0';
	if (inet_pton(AF_INET, text, to) == 1)
		return 32;
	return inet_pton(AF_INET6, text, to) == 1 ? 128 : 0;
}

static bool
is_bits(struct asset_str s, unsigned most)
{
	unsigned value = 0;

	for (uint32_t i = 0; i < s.n && i < 4; i++) {
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
		value = value * 10 + (unsigned)(s.s[i] - '0');
	}
	return s.n > 0 && s.n < 4 && value <= most;
}

/* An address, "A-B" or "A/BITS". */
static bool
is_entry(struct asset_str s)
{
	struct asset_str first = s, rest;
	uint32_t i = 0;

	while (i < s.n && s.s[i] != '/' && s.s[i] != '-')
		i++;
	first.n = i;
	if (i == s.n)
		return address_bits(first) != 0;
	rest = (struct asset_str){ s.s + i + 1, s.n - i - 1 };
	return address_bits(first) && (s.s[i] == '-' ?
	    address_bits(rest) == address_bits(first) :
	    is_bits(rest, address_bits(first)));
}

bool
asset_address_wrong(struct asset_str list, struct asset_str *wrong)
{
	uint32_t from = 0;

	for (uint32_t i = 0; i <= list.n; i++) {
		struct asset_str s = { list.s + from, i - from };

		if (i < list.n && !strchr(",;\n", list.s[i]))
			continue;
		from = i + 1;
		while (s.n && s.s[0] == ' ')
			s.s++, s.n--;
		while (s.n && s.s[s.n - 1] == ' ')
			s.n--;
		if (s.n && !is_entry(s)) {
			*wrong = s;
			return true;
		}
	}
	return false;
}
