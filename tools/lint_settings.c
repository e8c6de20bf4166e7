#include "lint.h"

int
lint_settings_open(struct lint_run *run)
{
	const struct lint_options *o = run->opt;
	int r = asset_settings_new(run->cx, &run->settings);

	for (int i = 0; r == 0 && i < o->rulesets.count; i++)
		r = asset_settings_ruleset(run->settings, o->rulesets.items[i]);
	for (int i = 0; r == 0 && i < o->rules.count; i++)
		r = asset_settings_rule(run->settings, o->rules.items[i], true);
	for (int i = 0; r == 0 && i < o->skips.count; i++)
		r = asset_settings_rule(run->settings, o->skips.items[i],
		    false);
	if (r == 0 && (o->baseline || o->write_baseline))
		r = asset_settings_baseline(run->settings, o->write_baseline ?
		    NULL : o->baseline);
	if (r == 0 && o->common.config)
		r = asset_settings_open(run->settings, o->common.config);
	return r;
}
