# `make help` prints the targets. Variables: DEV=1 (warnings are errors),
# VARIANT=release|asan|tsan, CC, CFLAGS, PREFIX, DESTDIR.

VERSION := $(shell sed -n 's/^.define ASSET_VERSION "\(.*\)"/\1/p' libasset/asset.h)
PREFIX  ?= /usr/local
VARIANT ?= release
B       := $(if $(filter release,$(VARIANT)),build,build/$(VARIANT))

PACKAGES := yaml-0.1 libzip libpcre2-8 libcrypto libutf8proc
# These are loaded when a verb first needs them: see libasset/core/library.h.
LOADED := libzip libcrypto
soname = $(shell readelf -d $$($(CC) -print-file-name=$(1).so) | \
	sed -n 's/.*SONAME.*\[\(.*\)\]/\1/p')
WARN := -Wall -Wextra -Wshadow -Wconversion -Wmissing-prototypes \
	-Wstrict-prototypes -Wwrite-strings -Wformat=2 -Wundef -Wvla
CFLAGS ?= -O2 -g
override CFLAGS += -std=c11 -D_GNU_SOURCE -fPIC -fvisibility=hidden $(WARN) \
	-Ilibasset -I$(B)/gen $(shell pkg-config --cflags $(PACKAGES)) \
	-DASSET_LIBZIP='"$(call soname,libzip)"' \
	-DASSET_LIBCRYPTO='"$(call soname,libcrypto)"'
LIBS := $(shell pkg-config --libs $(filter-out $(LOADED),$(PACKAGES))) -lm -ldl
ifeq ($(DEV),1)
override CFLAGS += -Werror
endif
ifeq ($(VARIANT),asan)
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all
override CFLAGS += $(SANITIZE) -DASSET_ARENA_DEBUG
override LDFLAGS += $(SANITIZE)
endif

ifeq ($(VARIANT),tsan)
override CFLAGS += -fsanitize=thread
override LDFLAGS += -fsanitize=thread
endif

ifeq ($(VARIANT),fuzz)
override CFLAGS += -fsanitize=fuzzer-no-link,address,undefined -DASSET_ARENA_DEBUG
override LDFLAGS += -fsanitize=address,undefined
FUZZ_LINK := -fsanitize=fuzzer
else
FUZZ_MAIN := tests/fuzz/replay.c
endif
FUZZ_SECONDS ?= 60

# Stage 1 makes the generator; the tables that it writes are part of stage 2.
STAGE1  := $(wildcard libasset/core/*.c libasset/tree/*.c libasset/read/*.c)
STAGE2  := $(filter-out $(STAGE1),$(wildcard libasset/*/*.c))
GEN     := $(wildcard tools/gen/*.c)
TOOLS   := $(wildcard tools/*.c)
FORMATS := $(wildcard formats/*.yaml formats/*/*.yaml)
TABLES  := formats grammar rules
UNITS   := $(patsubst tests/unit/%.c,$(B)/unit/%,$(wildcard tests/unit/t_*.c))
FUZZ    := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
REPLAYS := $(patsubst %,$(B)/fuzz/%,$(FUZZ))

obj = $(patsubst %.c,$(B)/%.o,$(1))
TABLE_C := $(patsubst %,$(B)/gen/%.c,$(TABLES))
LIB_O   := $(call obj,$(STAGE1) $(STAGE2)) $(TABLE_C:.c=.o)

.PHONY: all
all: $(B)/asset $(B)/libasset.so ## build the program and the library (default)

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(B)/gen/gen: $(call obj,$(STAGE1) $(GEN))
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

$(B)/gen/stamp: $(B)/gen/gen $(FORMATS)
	$(B)/gen/gen formats libasset/rule $(B)/gen
	@touch $@
$(TABLE_C): $(B)/gen/stamp ;

$(B)/gen/%.o: $(B)/gen/%.c
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(B)/libasset.a: $(LIB_O)
	@rm -f $@
	$(AR) rcs $@ $^

# The compiled-in tables are full of pointers: packed, their relocations are
# nothing; plain, a third of the file.
$(B)/libasset.so: $(LIB_O) libasset/asset.sym
	@printf '{ global:\n' >$(B)/asset.map
	@sed 's/$$/;/' libasset/asset.sym >>$(B)/asset.map
	@printf 'local: *; };\n' >>$(B)/asset.map
	$(CC) $(LDFLAGS) -shared -Wl,-soname,libasset.so.0 \
		-Wl,-z,pack-relative-relocs -Wl,--version-script=$(B)/asset.map -o $@ $(LIB_O) $(LIBS)

# Not position-independent: relocating the compiled-in tables would be most of
# the time from start to first output.
$(B)/asset: $(call obj,$(TOOLS)) $(B)/libasset.a
	$(CC) $(LDFLAGS) -no-pie -o $@ $^ $(LIBS)

$(B)/unit/%: tests/unit/%.c $(B)/libasset.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -Itests/unit -MMD -MP $(LDFLAGS) -o $@ $< \
		$(B)/libasset.a $(LIBS) -lcmocka -lcjson

$(B)/unit/t_oom: override LDFLAGS += -Wl,--wrap=asset_arena_alloc

$(B)/fuzz/%: tests/fuzz/fuzz_%.c $(FUZZ_MAIN) $(B)/libasset.a tests/fuzz/fuzz.h
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $(FUZZ_LINK) -o $@ \
		$(filter-out %.h,$^) $(LIBS)

$(B)/suites/%: tests/suites/%.c $(B)/libasset.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $< \
		$(B)/libasset.a $(LIBS)

$(B)/bench: tests/bench/bench.c tests/bench/cost.c $(B)/libasset.a
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) -lcjson

$(B)/bounds: tests/bench/bounds.c tests/bench/cost.c
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lcjson -lyaml

$(B)/bench-schema: tests/bench/schema.c $(B)/libasset.a
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

.PHONY: units fuzzers
units: $(UNITS) $(REPLAYS) $(B)/suites/suite $(B)/suites/schema
fuzzers: $(REPLAYS)

.PHONY: check
check: all units ## quick tests, offline
	@B=$(B) sh tests/run.sh quick

.PHONY: test
test: all units ## the whole test suite
	@B=$(B) sh tests/run.sh all

.PHONY: check-openapi
check-openapi: all ## formats/openapi through other tools' validators; needs npm
	@B=$(abspath $(B)) sh tests/openapi/check.sh

.PHONY: accept
accept: all ## show and take over what the golden files should say now
	@B=$(B) ACCEPT=1 sh tests/run.sh golden

.PHONY: asan
asan: ## quick tests under the address, undefined-behaviour and leak sanitizers
	$(MAKE) VARIANT=asan check

.PHONY: tsan
tsan: ## lint with many threads under the thread sanitizer
	$(MAKE) VARIANT=tsan build/tsan/asset
	@T=$$(mktemp -d) && PATH=$(CURDIR)/build/tsan:$$PATH T=$$T \
		TSAN_OPTIONS=suppressions=$(CURDIR)/tests/many/tsan.supp \
		sh tests/many/threads.sh; status=$$?; rm -rf $$T; exit $$status

.PHONY: bench
bench: all $(B)/bench $(B)/bench-schema $(B)/bounds ## ratios against the floors and peers, measured side by side
	@B=$(B) sh tests/bench/bench.sh

.PHONY: fuzz
fuzz: ## run the fuzz targets for FUZZ_SECONDS (60) each; needs clang
	$(MAKE) VARIANT=fuzz CC=clang fuzzers
	@for t in $(FUZZ); do mkdir -p build/fuzz/corpus/$$t; \
		build/fuzz/fuzz/$$t -max_total_time=$(FUZZ_SECONDS) -timeout=10 \
		-dict=tests/fuzz/$$t.dict -print_final_stats=1 \
		-artifact_prefix=build/fuzz/ build/fuzz/corpus/$$t \
		tests/fuzz/corpus/$$t || exit 1; done

.PHONY: lint
lint: all ## our own files through our own linter and the compiler's warnings
	$(MAKE) DEV=1 all
	$(B)/asset lint formats/openapi

.PHONY: docs
docs: all ## write the man pages and completion from the tables
	sh tools/docs.sh $(B)/asset docs

.PHONY: install
install: all ## install under $(DESTDIR)$(PREFIX)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/include \
		$(DESTDIR)$(PREFIX)/lib/pkgconfig \
		$(DESTDIR)$(PREFIX)/share/man/man1 \
		$(DESTDIR)$(PREFIX)/share/man/man5 \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions \
		$(DESTDIR)$(PREFIX)/share/zsh/site-functions \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(B)/asset $(DESTDIR)$(PREFIX)/bin/asset
	install -m 644 libasset/asset.h $(DESTDIR)$(PREFIX)/include/asset.h
	install -m 644 $(B)/libasset.a $(DESTDIR)$(PREFIX)/lib/libasset.a
	install -m 755 $(B)/libasset.so $(DESTDIR)$(PREFIX)/lib/libasset.so.0
	ln -sf libasset.so.0 $(DESTDIR)$(PREFIX)/lib/libasset.so
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' \
		libasset/asset.pc.in \
		>$(DESTDIR)$(PREFIX)/lib/pkgconfig/asset.pc
	install -m 644 docs/man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 docs/man/*.5 $(DESTDIR)$(PREFIX)/share/man/man5
	install -m 644 docs/completion/asset.bash \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions/asset
	install -m 644 docs/completion/asset.zsh \
		$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_asset
	install -m 644 docs/completion/asset.fish \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d

.PHONY: uninstall
uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/asset \
		$(DESTDIR)$(PREFIX)/include/asset.h \
		$(DESTDIR)$(PREFIX)/lib/libasset.* \
		$(DESTDIR)$(PREFIX)/lib/pkgconfig/asset.pc \
		$(patsubst docs/man/%,$(DESTDIR)$(PREFIX)/share/man/man1/%,$(wildcard docs/man/*.1)) \
		$(patsubst docs/man/%,$(DESTDIR)$(PREFIX)/share/man/man5/%,$(wildcard docs/man/*.5)) \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions/asset \
		$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_asset \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/asset.fish

.PHONY: dist
dist: ## build/asset-VERSION.tar.gz from the last commit
	@mkdir -p build
	git archive --prefix=asset-$(VERSION)/ -o build/asset-$(VERSION).tar.gz HEAD

.PHONY: clean
clean: ## remove build/
	rm -rf build

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1	\2/p' Makefile | expand -t 17

-include $(shell find $(B) -name '*.d' 2>/dev/null)
