/* Findings, of which there may be very many. */
#include "rule/choice.h"
#include "rule/lint.h"
#include "core/banned.h"

static const char word[] = "asset-ignore";

/* Whether a finding counts can be said at once: nothing will take it out. */
static bool
is_final(struct asset_lint *l)
{
	const struct asset_config *config = l->cx->choice->config;

	if (config && (config->exceptions || config->baseline))
		return false;
	for (; !l->keep_all && l->nclean < l->cx->nsources; l->nclean++) {
		const struct asset_source *src = l->cx->sources[l->nclean];

		l->keep_all = memmem(src->data, src->size, word,
		    sizeof word - 1);
	}
	return !l->keep_all;
}

struct asset_diag *
asset_lint_add(struct asset_lint *l, const struct asset_rule *rule,
    const struct asset_visit *v, struct asset_place at, struct asset_str a,
    struct asset_str b, struct asset_str c)
{
	struct asset_rule_state *s = asset_lint_state(l, rule);
	struct asset_diag *d;

	if (l->cx->most && s->found >= l->cx->most && is_final(l))
		return asset_diag_lose(l->cx, rule->id);
	s->found++;
	d = asset_report_str(l->cx, rule->id, at, a, b, c);
	asset_lint_pointer(l, d, &v->path);
	return d;
}
