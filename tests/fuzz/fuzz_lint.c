#include "fuzz.h"

static const struct {
	int (*print)(struct asset_ctx *, const struct asset_node *,
	    struct asset_str *);
	bool json;
} formats[] = {
	{ asset_print_json,       true  },
	{ asset_print_sarif,      true  },
	{ asset_print_gitlab,     true  },
	{ asset_print_junit,      false },
	{ asset_print_checkstyle, false },
	{ asset_print_github,     false },
	{ asset_print_markdown,   false },
};

/* Every format of the findings; JSON must be JSON. */
static void
print_report(struct asset_ctx *from)
{
	struct asset_ctx *cx = asset_new(NULL);
	struct asset_summary sum = { 0 };
	struct asset_report *report;
	const struct asset_node *tree;
	struct asset_doc *doc;
	struct asset_str text;

	asset_findings_count(&sum, from);
	if (!cx || asset_report_new(cx, &report) != 0 ||
	    asset_findings_add(report, from, "fuzz", ASSET_HINT) != 0 ||
	    asset_report_tree(report, &sum, &tree) != 0)
		abort();
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (formats[i].print(cx, tree, &text) != 0 ||
		    (formats[i].json && asset_open_text(cx, &doc, "out.json",
		    text.s, text.n) != 0))
			abort();
	asset_free(cx);
}

/* Every rule. */
static void
lint(struct asset_ctx *cx, struct asset_doc *doc)
{
	const struct asset_config *config;
	struct asset_settings *settings;

	if (asset_settings_new(cx, &settings) != 0 ||
	    asset_settings_ruleset(settings, "all") != 0 ||
	    asset_settings_for(settings, &config, "fuzz") != 0)
		abort();
	asset_lint(cx, doc, config);
}

/* A definition: what is made of the findings is printed as well. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct asset_ctx *cx = fuzz_context(100000, 1000);
	struct asset_doc *doc;
	struct asset_str text;

	if (!cx)
		return 0;
	if (asset_open_text(cx, &doc, "fuzz", (const char *)data, size) == 0)
		lint(cx, doc);
	asset_findings_text(cx, &text, ASSET_HINT, false);
	print_report(cx);
	asset_free(cx);
	return 0;
}
