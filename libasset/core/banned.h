/* Functions that this project does not use: each has a safer twin here. */
#ifndef ASSET_CORE_BANNED_H
#define ASSET_CORE_BANNED_H

#define ASSET_BANNED(f) use_of_##f##_is_banned

#undef strcpy
#define strcpy(d, s) ASSET_BANNED(strcpy)
#undef strcat
#define strcat(d, s) ASSET_BANNED(strcat)
#undef strncpy
#define strncpy(d, s, n) ASSET_BANNED(strncpy)
#undef sprintf
#define sprintf(...) ASSET_BANNED(sprintf)
#undef strtok
#define strtok(s, d) ASSET_BANNED(strtok)
#undef atoi
#define atoi(s) ASSET_BANNED(atoi)

#endif
