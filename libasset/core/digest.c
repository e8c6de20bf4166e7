#include "core/digest.h"

#include <openssl/evp.h>

#include "core/library.h"
#include "core/banned.h"

struct crypto {
	__typeof__(EVP_Digest) *digest;
	__typeof__(EVP_sha256) *sha256;
	__typeof__(EVP_EncodeBlock) *encode;
	__typeof__(EVP_DecodeBlock) *decode;
};

static const struct crypto *
crypto_of(struct asset_ctx *cx)
{
	static const char *const names[] = { "EVP_Digest", "EVP_sha256",
		"EVP_EncodeBlock", "EVP_DecodeBlock", NULL };

	if (!cx->crypto)
		cx->crypto = asset_library(cx, ASSET_LIBCRYPTO, names);
	return (const struct crypto *)cx->crypto;
}

struct asset_str
asset_sha256(struct asset_ctx *cx, struct asset_str s)
{
	static const char hex[] = "0123456789abcdef";
	const struct crypto *crypto = crypto_of(cx);
	unsigned char sum[EVP_MAX_MD_SIZE];
	unsigned n = 0;
	char *text;

	if (!crypto->digest(s.n ? s.s : "", s.n, sum, &n, crypto->sha256(),
	    NULL))
		asset_out_of_memory(cx);
	text = asset_alloc(cx, n * 2 + 1);
	for (unsigned i = 0; i < n; i++) {
		text[i * 2] = hex[sum[i] >> 4];
		text[i * 2 + 1] = hex[sum[i] & 15];
	}
	text[n * 2] = 0;
	return (struct asset_str){ text, n * 2 };
}

struct asset_str
asset_base64(struct asset_ctx *cx, struct asset_str s)
{
	char *text;
	int n;

	if (s.n > INT32_MAX / 2)
		asset_out_of_memory(cx);
	text = asset_alloc(cx, ((size_t)s.n + 2) / 3 * 4 + 1);
	n = crypto_of(cx)->encode((unsigned char *)text,
	    (const unsigned char *)(s.n ? s.s : ""), (int)s.n);
	return (struct asset_str){ text, (uint32_t)n };
}

bool
asset_base64_decode(struct asset_ctx *cx, struct asset_str text,
    struct asset_str *bytes)
{
	char *s;
	int n;

	if (text.n % 4 || text.n > INT32_MAX)
		return false;
	s = asset_alloc(cx, (size_t)text.n / 4 * 3 + 1);
	n = crypto_of(cx)->decode((unsigned char *)s,
	    (const unsigned char *)(text.n ? text.s : ""), (int)text.n);
	if (n < 0)
		return false;
	for (uint32_t i = text.n; i && text.s[i - 1] == '=' && n; i--)
		n--;
	s[n] = 0;
	*bytes = (struct asset_str){ s, (uint32_t)n };
	return asset_str_eq(asset_base64(cx, *bytes), text);
}
