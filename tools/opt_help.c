/* The rows of an option table for people: --help, and the man page. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "opt.h"

/* ---- --help ---- */

enum { INDENT = 28, WIDTH = 80 };

/* The text, in lines that start below each other. */
static void
print_wrapped(const char *text)
{
	int column = INDENT;

	while (*text) {
		int n = (int)strcspn(text, " ");

		if (column + 1 + n > WIDTH && column > INDENT) {
			printf("\n%*s", INDENT, "");
			column = INDENT;
		}
		column += printf("%s%.*s", column > INDENT ? " " : "", n,
		    text);
		text += n + (text[n] == ' ');
	}
	putchar('\n');
}

static void
print_option(const struct opt *o)
{
	int n = o->letter ? printf("  -%c, --%s", o->letter, o->name) :
	    printf("      --%s", o->name);

	if (o->arg)
		n += printf(" %s", o->arg);
	if (n + 1 >= INDENT) {
		putchar('\n');
		n = 0;
	}
	printf("%*s", INDENT - n, "");
	print_wrapped(o->help);
}

void
opt_print_help(const struct verb *verb, const struct opt *o)
{
	printf("usage: asset %s %s\n\n%s\n\n", verb->name, verb->synopsis,
	    verb->summary);
	for (; o->name; o++)
		print_option(o);
	if (verb->examples)
		printf("\n%s", verb->examples);
}

/* ---- mdoc(7) ---- */

static void
print_upper(const char *s)
{
	for (; *s; s++)
		putchar(toupper((unsigned char)*s));
}

static bool
ends_sentence(const char *s)
{
	return s[0] == '.' && s[1] == ' ' && (isupper((unsigned char)s[2]) ||
	    s[2] == '-' || s[2] == '\'');
}

/* A line for each sentence; an empty line starts a paragraph. `end` comes
 * behind. */
static void
print_prose(const char *s, const char *end)
{
	bool start = true;

	for (; *s; s++) {
		if (start && (*s == '.' || *s == '\''))
			printf("\\&");
		start = false;
		if (s[0] == '\n' && s[1] == '\n') {
			printf("\n.Pp\n");
			s++;
			start = true;
		} else if (ends_sentence(s)) {
			printf(".\n");
			s++;
			start = true;
		} else if (*s == '\\') {
			printf("\\e");
		} else {
			putchar(*s);
		}
	}
	printf("%s\n", end);
}

/* "a|b" as words that are typed, with what stands for more in them. */
static void
print_choices(const char *s)
{
	while (*s) {
		int n = (int)strcspn(s, "|"), word = (int)strcspn(s, "|:");

		if (word < n)
			printf(" Cm %.*s Ns Ar %.*s", word + 1, s,
			    n - word - 1, s + word + 1);
		else
			printf(" Cm %.*s", n, s);
		s += n + (s[n] == '|');
		if (*s)
			printf(" |");
	}
}

static void
print_item(const struct opt *o)
{
	const char *help = o->help;

	printf(".It ");
	if (o->letter)
		printf("Fl %c , ", o->letter);
	printf("Fl -%s", o->name);
	if (o->arg && strchr(o->arg, '|'))
		print_choices(o->arg);
	else if (o->arg)
		printf(" Ar %s", o->arg);
	printf("\n%c", toupper((unsigned char)*help));
	print_prose(help + 1, ".");
}

void
opt_print_man(const struct verb *verb, const struct opt *o)
{
	printf(".Dd $Mdocdate$\n.Dt ASSET-");
	print_upper(verb->name);
	printf(" 1\n.Os\n.Sh NAME\n.Nm asset-%s\n.Nd %s\n"
	    ".Sh SYNOPSIS\n.Nm asset %s\n%s\n.Sh DESCRIPTION\n",
	    verb->name, verb->summary, verb->name, verb->synopsis);
	if (verb->text)
		print_prose(verb->text, "");
	printf(".Pp\nThe options:\n.Bl -tag -width Ds\n");
	for (; o->name; o++)
		print_item(o);
	printf(".El\n.Sh EXIT STATUS\n.Bl -tag -width Ds -compact\n"
	    ".It 0\n%s.\n.It 1\n%s.\n.It 2\nIt could not be done, or "
	    "not all of it.\n.El\n",
	    verb->clean ? verb->clean : "Done",
	    verb->found ? verb->found : "Not used");
	if (verb->examples)
		printf(".Sh EXAMPLES\n.Bd -literal\n%s.Ed\n",
		    verb->examples);
	printf(".Sh SEE ALSO\n.Xr asset 1%s%s\n", verb->see ? " ,\n.Xr " : "",
	    verb->see ? verb->see : "");
}

/* ---- completion ---- */

void
opt_print_words(const struct opt *o)
{
	for (; o->name; o++) {
		const char *values = o->arg ? o->arg : "";

#define NAME(name, value, text) #name "=|"
		if (o->type == OPT_LIMIT)
			values = ASSET_LIMITS(NAME);
#undef NAME
		printf("%s\t%c\t%s\t%s\t%s\n", o->name,
		    o->letter ? o->letter : ' ', values,
		    o->type == OPT_LIST || o->type == OPT_LIMIT ? "again" :
		    "once", o->help);
	}
}
