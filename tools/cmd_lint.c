#include <string.h>

#include "lint.h"

const struct verb verb_lint = {
	.name = "lint",
	.synopsis = "[OPTION...] [PATH...]",
	.summary = "check API definitions and asset packages",
	.text = "Checks each PATH: an API definition, a package, a data "
	    "source, requests in a HAR file or a Postman collection, "
	    "or a folder that is searched for them; without a PATH, "
	    "the current folder. '-' is standard input, '@FILE' a "
	    "list of paths ('@-': from standard input), and a "
	    "pattern in quotes, such as 'apis/**/*.yaml', is looked "
	    "up. The findings are in the order of the names.\n\n"
	    "Which rules run is the choice of a ruleset: minimal has "
	    "structure and references, recommended is quiet on good "
	    "files, all has every rule. Besides, roma has what an "
	    "import into ROMA Connect asks for, and is on by itself "
	    "when a definition has its extensions; owasp is about "
	    "security. 'asset explain RULE' says what a rule is "
	    "about.\n\n"
	    "The nearest .asset.yaml in the folder of a file or "
	    "above it sets rulesets, severities, options of rules "
	    "and exceptions. A comment '# asset-ignore: RULE' is an "
	    "exception for the node that follows, a member "
	    "'x-asset-ignore: [RULE]' one for its object. A baseline hides "
	    "what was found when it was written.",
	.examples = "asset lint api.yaml                  # one definition\n"
	    "asset lint --format json apis/       # a folder, for scripts\n"
	    "asset lint --format sarif -o asset.sarif apis/\n"
	    "asset lint --fail-on warning -q *.json\n"
	    "git diff --name-only -z main | asset lint --ignore-other @-\n"
	    "asset lint -j 0 --shard 2/5 apis/    # a part, on all processors\n",
	.clean = "There is no finding of the severity that --fail-on names, "
	    "or above",
	.found = "There is one",
	.see = "asset-explain 1 ,\n.Xr asset.yaml 5",
};

static int
parse_shard(const char *text, struct lint_options *o)
{
	int end = 0;

	if (strspn(text, "0123456789/") == strlen(text) &&
	    sscanf(text, "%9u/%9u%n", &o->shard, &o->shards, &end) == 2 &&
	    !text[end] && o->shard > 0 && o->shard <= o->shards)
		return OPT_GO;
	return opt_usage(&verb_lint, "--shard takes I/N, from 1/N to N/N, "
	    "not '%s'", text);
}

int
cmd_lint(int argc, char **argv)
{
	struct lint_options o = { .format = "text", .fail_on = "error",
		.threads = 1, .most = 1000 };
	const char *shard = NULL;
	const struct opt options[] = {
		{ "format", 0, OPT_CHOICE, &o.format,
		  "text" LINT_FORMATS(LINT_FORMAT_WORD),
		  "how to print the findings" },
		{ "fail-on", 0, OPT_CHOICE, &o.fail_on,
		  "error|warning|info|hint",
		  "the least severity that makes the exit status 1" },
		{ "as", 0, OPT_CHOICE, &o.as,
		  "datasource|device|product|topic|dictionary|"
		  "kind:KIND|request:OPERATION",
		  "what the files are (default: what they look like)" },
		{ "ignore-other", 0, OPT_FLAG, &o.ignore_other, NULL,
		  "pass over each PATH that is nothing to check, as over "
		  "those in a folder" },
		{ "root", 0, OPT_TEXT, &o.root, "DIR",
		  "references may read files below DIR (default: below the "
		  "definition's folder)" },
		{ "ruleset", 0, OPT_LIST, &o.rulesets,
		  "minimal|recommended|all|roma|owasp",
		  "which rules (default: recommended); roma and owasp come "
		  "besides, and may be given with one of the others" },
		{ "rule", 0, OPT_LIST, &o.rules, "RULE",
		  "only these rules; owasp-* stands for several" },
		{ "skip", 0, OPT_LIST, &o.skips, "RULE",
		  "not these rules" },
		{ "baseline", 0, OPT_TEXT, &o.baseline, "FILE",
		  "do not show the findings that FILE lists" },
		{ "write-baseline", 0, OPT_TEXT, &o.write_baseline, "FILE",
		  "show no findings, and make FILE list them" },
		{ "jobs", 'j', OPT_NUMBER, &o.threads, "N",
		  "check N files at a time (0: as many as there are "
		  "processors; default: 1)" },
		{ "shard", 0, OPT_TEXT, &shard, "I/N",
		  "check the I-th of N parts of the files" },
		{ "max-findings", 0, OPT_NUMBER, &o.most, "N",
		  "show N findings of a file, the worst, and count the rest "
		  "(0: show all; default: 1000)" },
		{ "stdin-filename", 0, OPT_TEXT, &o.stdin_name, "NAME",
		  "where what comes from '-' belongs" },
		{ "list-rules", 0, OPT_FLAG, &o.list_rules, NULL,
		  "print the rules instead, as they count for PATH" },
		{ 0 }
	};
	int r = opt_parse(&verb_lint, options, &o.common, &argc, argv);

	if (r == OPT_GO && shard)
		r = parse_shard(shard, &o);
	if (r != OPT_GO)
		return r;
	return o.list_rules ? lint_rules(&o, argc, argv) :
	    lint_run(&o, argc, argv);
}
