/* Runs a fuzz target over files, without a fuzzer: the committed corpus as an
 * ordinary test. */
#include <stdio.h>

#include "fuzz.h"

int
main(int argc, char **argv)
{
	int failed = 0;

	for (int i = 1; i < argc; i++) {
		static uint8_t data[1 << 20];
		FILE *f = fopen(argv[i], "rb");
		size_t n = f ? fread(data, 1, sizeof data, f) : 0;

		failed += !f;
		if (!f)
			perror(argv[i]);
		else
			fclose(f);
		LLVMFuzzerTestOneInput(data, n);
	}
	printf("%d passed, %d failed, 0 skipped\n", argc - 1 - failed, failed);
	return failed != 0;
}
