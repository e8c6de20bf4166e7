/* Dates, times and durations: RFC 3339. */
#include "model/format.h"

#include "core/banned.h"

/* Exactly n digits. */
static bool
number(struct asset_scan *s, int n, int *v)
{
	for (*v = 0; n--; s->p++) {
		if (s->p == s->end || !asset_is_digit(*s->p))
			return false;
		*v = *v * 10 + (*s->p - '0');
	}
	return true;
}

static bool
date(struct asset_scan *s)
{
	static const int days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
	};
	int y, m, d;

	if (!number(s, 4, &y) || !asset_scan_is(s, '-') ||
	    !number(s, 2, &m) || !asset_scan_is(s, '-') ||
	    !number(s, 2, &d) || m < 1 || m > 12 || d < 1)
		return false;
	if (m == 2 && ((y % 4 == 0 && y % 100 != 0) || y % 400 == 0))
		return d <= 29;
	return d <= days[m - 1];
}

/* A leap second is the last one of a day in UTC. */
static bool
time_of_day(struct asset_scan *s)
{
	int h, m, sec, oh = 0, om = 0, utc;
	bool minus;

	if (!number(s, 2, &h) || !asset_scan_is(s, ':') ||
	    !number(s, 2, &m) || !asset_scan_is(s, ':') ||
	    !number(s, 2, &sec) || h > 23 || m > 59 || sec > 60)
		return false;
	if (asset_scan_is(s, '.') && !asset_scan_digits(s))
		return false;
	if (s->p == s->end)
		return false;
	minus = *s->p == '-';
	if ((*s->p | 32) == 'z') {
		s->p++;
	} else {
		if (*s->p != '+' && !minus)
			return false;
		s->p++;
		if (!number(s, 2, &oh) || !asset_scan_is(s, ':') ||
		    !number(s, 2, &om) || oh > 23 || om > 59)
			return false;
	}
	utc = h * 60 + m + (oh * 60 + om) * (minus ? 1 : -1);
	return sec < 60 || (utc + 2 * 1440) % 1440 == 1439;
}

bool
asset_format_date(struct asset_ctx *cx, struct asset_str t)
{
	struct asset_scan s = { t.s, t.s + t.n };

	(void)cx;
	return date(&s) && s.p == s.end;
}

bool
asset_format_time(struct asset_ctx *cx, struct asset_str t)
{
	struct asset_scan s = { t.s, t.s + t.n };

	(void)cx;
	return time_of_day(&s) && s.p == s.end;
}

bool
asset_format_date_time(struct asset_ctx *cx, struct asset_str t)
{
	struct asset_scan s = { t.s, t.s + t.n };

	(void)cx;
	return date(&s) && s.p < s.end && (*s.p++ | 32) == 't' &&
	    time_of_day(&s) && s.p == s.end;
}

/* Numbers with units from `units`, in their order, none left out between two. */
static bool
units(struct asset_scan *s, const char *list, bool *any)
{
	bool started = false;

	while (s->p < s->end && asset_is_digit(*s->p)) {
		const char *at;

		asset_scan_digits(s);
		if (s->p == s->end || !*s->p || !(at = strchr(list, *s->p)) ||
		    (started && at != list))
			return false;
		s->p++;
		list = at + 1;
		started = *any = true;
	}
	return true;
}

bool
asset_format_duration(struct asset_ctx *cx, struct asset_str t)
{
	struct asset_scan s = { t.s, t.s + t.n };
	bool any = false, later = false;

	(void)cx;
	if (!asset_scan_is(&s, 'P'))
		return false;
	if (t.n > 2 && t.s[t.n - 1] == 'W')
		return units(&s, "W", &any) && s.p == s.end;
	if (!units(&s, "YMD", &any))
		return false;
	if (asset_scan_is(&s, 'T') && (!units(&s, "HMS", &later) || !later))
		return false;
	return (any || later) && s.p == s.end;
}
