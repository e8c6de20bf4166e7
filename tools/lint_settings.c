#include "lint.h"

static int
use_rulesets(struct lint_run *run, struct asset_ctx *cx,
    struct asset_config **config)
{
	const struct opt_list *names = &run->opt->rulesets;
	int r = 0;

	for (int i = 0; r == 0 && i < names->count; i++)
		r = asset_config_ruleset(cx, config, names->items[i]);
	return r;
}

int
lint_settings_open(struct lint_run *run)
{
	const char *path = run->opt->common.config;
	int r;

	if (!path)
		return 0;
	r = asset_config_open(run->cx, &run->config, path);
	return r ? r : use_rulesets(run, run->cx, &run->config);
}

int
lint_settings_find(struct lint_run *run, struct asset_ctx *cx,
    struct asset_config **config, const char *path)
{
	int r;

	*config = run->config;
	if (run->opt->common.config)
		return 0;
	r = asset_config_find(cx, config, path);
	return r ? r : use_rulesets(run, cx, config);
}
