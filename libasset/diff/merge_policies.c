#include "diff/merge_definition.h"

#include "core/banned.h"

/* Objects at the top of a definition that the platform keeps by name. In
 * `only` the ones meant have this member. */
static const struct {
	const char *section, *only, *kind;
} policies[] = {
	{ "x-apigateway-ratelimits", NULL, "throttle" },
	{ "x-apigateway-access-controls", NULL, "acl" },
	{ "x-apigateway-responses", NULL, "response" },
	{ "securityDefinitions", "x-apigateway-authorizer", "authorizer" },
};

static void
merge_policy(struct asset_merge *m, struct asset_node *section,
    const struct asset_node *policy, struct asset_str kind)
{
	struct asset_str name = asset_key(policy), none = { NULL, 0 };
	const struct asset_node *base = asset_get_str(section, name);
	const char *action = !base ? "create" :
	    !asset_equal(base, policy) && m->options->extend_override ?
	    "update" : "keep";

	if (strcmp(action, "keep") != 0)
		asset_set_str(m->cx, section, name,
		    asset_clone(m->cx, policy));
	asset_outcome_resource(&m->outcome, kind, name, action, none);
}

void
asset_merge_policies(struct asset_merge *m)
{
	for (size_t i = 0; i < sizeof policies / sizeof *policies; i++) {
		struct asset_node *to = asset_get(m->out,
		    policies[i].section);
		const struct asset_node *c = asset_first(
		    asset_get(m->from, policies[i].section));

		for (; c; c = c->next) {
			if (policies[i].only &&
			    !asset_get(c, policies[i].only))
				continue;
			if (!asset_is(to, ASSET_OBJECT))
				to = asset_set(m->cx, m->out,
				    policies[i].section,
				    asset_new_node(m->cx, ASSET_OBJECT));
			merge_policy(m, to, c, asset_str(policies[i].kind));
		}
	}
}
