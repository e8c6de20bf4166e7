#include <pthread.h>
#include <stdlib.h>

#include "lint.h"

struct lint_baseline {
	pthread_mutex_t lock;
	struct asset_ctx *cx; /* of its own: threads add to it */
	struct asset_new_baseline *list;
	unsigned n; /* findings in it */
	bool written;
};

int
lint_baseline_open(struct lint_run *run)
{
	const char *path = run->opt->write_baseline;
	struct lint_baseline *b;
	int r;

	if (!path)
		return 0;
	b = run->baseline = calloc(1, sizeof *b);
	if (!b)
		return ASSET_ENOMEM;
	pthread_mutex_init(&b->lock, NULL);
	b->cx = asset_new(&run->opt->common.limits);
	r = b->cx ? asset_baseline_new(b->cx, &b->list, path) : ASSET_ENOMEM;
	if (r != 0 && r != ASSET_ENOMEM && lint_print_own(run, b->cx) != 0)
		r = ASSET_ENOMEM;
	return r;
}

int
lint_baseline_take(const struct lint_run *run, struct asset_ctx *cx,
    const char *path)
{
	struct lint_baseline *b = run->baseline;
	unsigned n = 0;
	int r;

	if (!b || !path)
		return 0;
	pthread_mutex_lock(&b->lock);
	r = asset_baseline_take(b->list, cx, path, &n);
	b->n += n;
	pthread_mutex_unlock(&b->lock);
	return r;
}

int
lint_baseline_end(struct lint_run *run)
{
	const struct asset_node *tree;
	struct asset_str text;
	int r;

	if (!run->baseline)
		return 0;
	r = asset_baseline_tree(run->baseline->list, &tree);
	if (r == 0)
		r = asset_print_json(run->cx, tree, &text);
	if (r == 0)
		r = asset_write_file(run->cx, run->opt->write_baseline, text);
	run->baseline->written = r == 0;
	return r;
}

void
lint_baseline_print(const struct lint_run *run)
{
	const struct asset_summary *sum = &run->sum;
	const struct lint_baseline *b = run->baseline;

	if (b && b->written)
		fprintf(run->text, "%u finding%s written to %s\n", b->n,
		    b->n == 1 ? "" : "s", run->opt->write_baseline);
	if (sum->hidden)
		fprintf(run->text, "%u more, known from the baseline\n",
		    sum->hidden);
	if (sum->gone)
		fprintf(run->text, "%u of the baseline %s no more: "
		    "--write-baseline makes it shorter\n", sum->gone,
		    sum->gone == 1 ? "is" : "are");
}

void
lint_baseline_free(struct lint_run *run)
{
	if (!run->baseline)
		return;
	pthread_mutex_destroy(&run->baseline->lock);
	asset_free(run->baseline->cx);
	free(run->baseline);
}
