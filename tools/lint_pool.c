#include <pthread.h>
#include <sched.h>

#include "lint.h"

/* Results wait here for their turn; who is so far ahead of it waits, too. */
enum { WAITING = 64, MOST_THREADS = 256, STACK = 8 << 20 };

struct slot {
	struct lint_result result;
	bool ready;
};

struct pool {
	const struct lint_run *run;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	size_t next, taken; /* files that were begun, and printed */
	bool stop;
	struct slot slots[WAITING];
};

static void *
work(void *arg)
{
	struct pool *p = arg;

	pthread_mutex_lock(&p->lock);
	for (;;) {
		struct slot *s;
		size_t i;

		while (!p->stop && p->next < p->run->nfiles &&
		    p->next >= p->taken + WAITING)
			pthread_cond_wait(&p->changed, &p->lock);
		if (p->stop || p->next == p->run->nfiles)
			break;
		i = p->next++;
		pthread_mutex_unlock(&p->lock);
		s = &p->slots[i % WAITING];
		s->result = (struct lint_result){ 0 };
		lint_check(p->run, &p->run->files[i], &s->result);
		pthread_mutex_lock(&p->lock);
		s->ready = true;
		pthread_cond_broadcast(&p->changed);
	}
	pthread_mutex_unlock(&p->lock);
	return NULL;
}

/* Waits for each result in turn. */
static int
take_all(struct pool *p, struct lint_run *run)
{
	int r = 0;

	for (size_t i = 0; i < run->nfiles && r == 0; i++) {
		struct slot *s = &p->slots[i % WAITING];

		pthread_mutex_lock(&p->lock);
		while (!s->ready)
			pthread_cond_wait(&p->changed, &p->lock);
		pthread_mutex_unlock(&p->lock);
		r = lint_take(run, &run->files[i], &s->result);
		pthread_mutex_lock(&p->lock);
		s->ready = false;
		p->taken++;
		pthread_cond_broadcast(&p->changed);
		pthread_mutex_unlock(&p->lock);
	}
	return r;
}

/* How many threads there are in the end. */
static unsigned
start(struct pool *p, pthread_t *threads, unsigned most)
{
	pthread_attr_t how;
	unsigned n = 0;

	pthread_attr_init(&how);
	pthread_attr_setstacksize(&how, STACK); /* as much as the first has */
	while (n < most && pthread_create(&threads[n], &how, work, p) == 0)
		n++;
	pthread_attr_destroy(&how);
	return n;
}

static int
check_here(struct lint_run *run)
{
	struct lint_result result;
	int r = 0;

	for (size_t i = 0; i < run->nfiles && r == 0; i++) {
		result = (struct lint_result){ 0 };
		lint_check(run, &run->files[i], &result);
		r = lint_take(run, &run->files[i], &result);
	}
	return r;
}

static unsigned
count_threads(const struct lint_run *run)
{
	size_t n = run->opt->threads;
	cpu_set_t cpus;

	if (!n)
		n = sched_getaffinity(0, sizeof cpus, &cpus) == 0 ?
		    (size_t)CPU_COUNT(&cpus) : 1;
	if (n > run->nfiles)
		n = run->nfiles;
	return n < MOST_THREADS ? (unsigned)n : MOST_THREADS;
}

int
lint_pool(struct lint_run *run)
{
	struct pool p = { .run = run, .lock = PTHREAD_MUTEX_INITIALIZER,
		.changed = PTHREAD_COND_INITIALIZER };
	pthread_t threads[MOST_THREADS];
	unsigned n = count_threads(run);
	int r;

	n = n > 1 ? start(&p, threads, n) : 0;
	if (!n)
		return check_here(run);
	r = take_all(&p, run);
	pthread_mutex_lock(&p.lock);
	p.stop = true;
	pthread_cond_broadcast(&p.changed);
	pthread_mutex_unlock(&p.lock);
	for (unsigned i = 0; i < n; i++)
		pthread_join(threads[i], NULL);
	for (size_t i = 0; i < WAITING; i++)
		if (p.slots[i].ready)
			lint_result_free(&p.slots[i].result);
	return r;
}
