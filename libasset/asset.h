/* libasset: definitions, asset packages and plans for ROMA Connect, offline.
 *
 * Everything belongs to a context: documents, diagnostics and results live
 * until asset_free. A context is used by one thread at a time; any number may
 * be open. Functions that can fail return 0 or a negative ASSET_E* code. What
 * is wrong with a document is a diagnostic in the context, and the call goes
 * on as far as it can. Nothing here writes to a terminal or opens a socket.
 */
#ifndef ASSET_H
#define ASSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma GCC visibility push(default)

#define ASSET_VERSION "0.1.0"

enum {
	ASSET_ENOMEM = -1,  /* memory ran out; free the context */
	ASSET_EIO = -2,     /* a file could not be read or written */
	ASSET_ELIMIT = -3,  /* the input exceeds a limit */
	ASSET_ESYNTAX = -4, /* the input is not what it should be */
	ASSET_EUSAGE = -5   /* an argument makes no sense */
};

/* Text with a length in bytes; UTF-8, may hold NUL, owned by the context. */
struct asset_str {
	const char *s;
	uint32_t n;
};

/* name, default, meaning. The names are those of --limit NAME=VALUE. */
#define ASSET_LIMITS(X) \
	X(bytes, 1u << 30, "bytes of one input file") \
	X(depth, 500, "levels of nesting") \
	X(nodes, 200000000, "values in one document") \
	X(aliases, 1000000, "values that YAML aliases repeat") \
	X(entries, 20000, "files in one package") \
	X(ratio, 200, "unpacked bytes for each packed byte") \
	X(unpacked, 1u << 30, "unpacked bytes of one package") \
	X(steps, 1000000, "backtracking steps of one pattern") \
	X(findings, 200000, "findings in one file that are kept, not only counted")

struct asset_limits {
#define ASSET_LIMIT_FIELD(name, value, text) uint64_t name;
	ASSET_LIMITS(ASSET_LIMIT_FIELD)
#undef ASSET_LIMIT_FIELD
};

struct asset_ctx;
struct asset_doc;
struct asset_node;

/* ---- contexts ---- */

void asset_limits_init(struct asset_limits *);
/* NULL limits: the defaults. NULL when memory ran out. */
struct asset_ctx *asset_new(const struct asset_limits *);
void asset_free(struct asset_ctx *); /* NULL is fine */

/* ---- documents ---- */

enum asset_format { ASSET_FORMAT_JSON, ASSET_FORMAT_YAML };

/* Read a JSON or YAML file ("-": standard input); which of the two it is
 * follows from its content. ASSET_EIO, ASSET_ELIMIT, ASSET_ESYNTAX: see the
 * diagnostics. */
int asset_open(struct asset_ctx *, struct asset_doc **, const char *path);
/* The same for text in memory, which is copied; `name` stands in messages. */
int asset_open_text(struct asset_ctx *, struct asset_doc **, const char *name,
    const char *text, size_t size);
const struct asset_node *asset_doc_root(const struct asset_doc *);
enum asset_format asset_doc_format(const struct asset_doc *);

/* ---- nodes ---- */

enum asset_kind {
	ASSET_NULL,
	ASSET_BOOL,
	ASSET_NUMBER,
	ASSET_STRING,
	ASSET_ARRAY,
	ASSET_OBJECT
};

enum asset_kind asset_node_kind(const struct asset_node *);
/* A scalar's text: numbers as written, strings decoded. */
struct asset_str asset_node_text(const struct asset_node *);
/* The key of an object's member; {NULL, 0} for all else. */
struct asset_str asset_node_key(const struct asset_node *);
uint32_t asset_node_count(const struct asset_node *);
/* Children in file order: first, then next, until NULL. */
const struct asset_node *asset_node_first(const struct asset_node *);
const struct asset_node *asset_node_next(const struct asset_node *);
/* A member by key; NULL when there is none or `n` is no object or NULL. */
const struct asset_node *asset_node_get(const struct asset_node *n,
    const char *key);

/* ---- findings: what the diagnostics of a context say ---- */

enum asset_severity {
	ASSET_HINT = 1,
	ASSET_INFO,
	ASSET_WARNING,
	ASSET_ERROR
};

struct asset_summary {
	unsigned files;
	unsigned count[ASSET_ERROR + 1]; /* by severity */
	unsigned more;                   /* counted, but left out */
	enum asset_severity fail_on;     /* the least that fails; 0: errors */
	unsigned hidden;                 /* by a baseline; not counted */
	unsigned gone;                   /* that it lists, and are no more */
	bool failed;                     /* something could not be done */
};

/* Adds a context's diagnostics to a summary, and 1 to its files. */
void asset_findings_count(struct asset_summary *, const struct asset_ctx *);
/* Adds the numbers of the second one. */
void asset_summary_add(struct asset_summary *, const struct asset_summary *);
/* "2 errors, 1 hint", or "no findings"; with `files` also " in 3 files". */
int asset_summary_text(struct asset_ctx *, const struct asset_summary *,
    bool files, struct asset_str *out);
/* A check that follows may keep this number of findings of a rule, the first, and
 * only count the others (0: all are kept). */
void asset_findings_most(struct asset_ctx *, unsigned most);
/* Has the context findings in a file that the first one it read refers to? */
bool asset_findings_elsewhere(const struct asset_ctx *);
/* What was found in such files, in a run over many: it lives in a context. */
struct asset_seen;
int asset_seen_new(struct asset_ctx *, struct asset_seen **);
/* Takes out of the context the findings in such files that one before it had, so
 * that each is said once. */
int asset_findings_once(struct asset_seen *, struct asset_ctx *);
/* Of findings less than `least`, and of more than `most` (0: no limit), nothing
 * is left in the context: the worst ones stay, and of these the first. What
 * the limit took is added to "more" of the summary. */
int asset_findings_limit(struct asset_ctx *, struct asset_summary *,
    enum asset_severity least, unsigned most);
/* As text, in file order, those of `least` and worse: a line
 * "FILE:LINE:COLUMN: SEVERITY: MESSAGE [ID]" each, the source line and a
 * caret. Columns count characters from 1, here and everywhere. */
int asset_findings_text(struct asset_ctx *, struct asset_str *out,
    enum asset_severity least, bool color);

/* A path as findings show it: without what a terminal or a log takes for more
 * than text. */
int asset_path_text(struct asset_ctx *, const char *path,
    struct asset_str *out);
/* A report collects the findings of several contexts; it lives in a context of
 * its own. */
struct asset_report;

int asset_report_new(struct asset_ctx *, struct asset_report **);
/* Adds a context's diagnostics of `least` and worse, and to its files the path
 * that was checked (NULL: none). */
int asset_findings_add(struct asset_report *, struct asset_ctx *from,
    const char *path, enum asset_severity least);
/* Adds what is in another report, which is not needed any more then. */
int asset_report_add(struct asset_report *, const struct asset_report *);
/* The report so far: {"tool", "version", "summary": {"files", "errors",
 * "warnings", "infos", "hints", "failOn"}, "files": [PATH], "findings": [{"rule",
 * "severity", "file", "line", "column", "endLine", "endColumn", "pointer",
 * "message", "fix", "predicts", "fingerprint", "also"}]}. The summary has
 * "more" when findings were left out, "hidden" and "gone" with a baseline, and
 * "failed" when something could not be done; "also" is a second place. */
int asset_report_tree(struct asset_report *, const struct asset_summary *,
    const struct asset_node **out);

/* ---- lint ---- */

/* The settings of a run: which rules count, and how much, by options and by
 * settings files (docs/man/asset.yaml.5). They live in a context, and one thread
 * at a time may use them. */
struct asset_settings;
/* What they say of one file; it may be used in other contexts and threads, as
 * long as the settings live. */
struct asset_config;

int asset_settings_new(struct asset_ctx *, struct asset_settings **);
/* Options come first. Chooses the base, "minimal", "recommended" or "all", or
 * turns a group of rules on, whatever a definition uses. ASSET_EUSAGE and a
 * diagnostic: there is none of that name. */
int asset_settings_ruleset(struct asset_settings *, const char *name);
/* Turns the rules off that a name stands for ("owasp-*" for several); with `on`
 * nothing but these will run. ASSET_EUSAGE and a diagnostic: there are none. */
int asset_settings_rule(struct asset_settings *, const char *name, bool on);
/* Takes this file for all, and looks for no other. Unknown rules and words are
 * diagnostics, and ASSET_ESYNTAX. */
int asset_settings_open(struct asset_settings *, const char *path);
/* The settings for a file: what the options say over the nearest .asset.yaml in
 * its folder or above it, which is read once. */
int asset_settings_for(struct asset_settings *, const struct asset_config **,
    const char *path);
/* Findings that the file lists are not shown; those that settings files name
 * are not read. NULL: all are shown. */
int asset_settings_baseline(struct asset_settings *, const char *path);
/* A folder all of whose files are checked: exceptions for what is in it must be
 * of use. */
int asset_settings_searched(struct asset_settings *, const char *folder);
/* After the last file: exceptions that were of no use are diagnostics of the
 * settings' context, and it has what baselines list of files that are gone. */
int asset_settings_end(struct asset_settings *);
/* A folder below which references of the definitions in it may read files, too.
 * ASSET_EIO: there is no such folder. */
int asset_root(struct asset_ctx *, const char *folder);
/* Check a definition; what is wrong with it are diagnostics of the context.
 * Files that it refers to are read when they are in its folder or below, or
 * below the folder of asset_root.
 * NULL config: the rules as they are. ASSET_ESYNTAX: no definition. */
int asset_lint(struct asset_ctx *, struct asset_doc *,
    const struct asset_config *);

/* The files that a path stands for, an array of paths: those of a folder that
 * may hold definitions, or those that match a pattern ("*.yaml", when
 * no file has that name), and *found is true; else the path itself. Hidden
 * files and folders and node_modules are left out. A package counts as one. */
int asset_lint_find(struct asset_ctx *, const struct asset_node **out,
    const char *path, bool *found);
/* Open and check one of them: a definition or a package. With `found` (a
 * file that a search found) what is no definition is left alone, and *found
 * then false. */
int asset_lint_path(struct asset_ctx *, const char *path,
    const struct asset_config *, bool *found);
/* The name of what is read from "-", for messages and relative references. It
 * must live as long as the context. */
void asset_input_name(struct asset_ctx *, const char *name);
/* The same for a file that is of this type whatever it looks like:
 * "datasource", "device", "product", "topic", "dictionary", or "request:" and
 * the id of an operation whose body it is. ASSET_EUSAGE: there is no such type. */
int asset_lint_as(struct asset_ctx *, const char *path, const char *type,
    const struct asset_config *);

/* A baseline that is being written: what the file says of other files than
 * those that are checked stays as it is. */
struct asset_new_baseline;

int asset_baseline_new(struct asset_ctx *, struct asset_new_baseline **,
    const char *path);
/* Moves the findings of a context, in which the file `path` was checked, into it;
 * *n is their number. What says that the check could not be done stays. */
int asset_baseline_take(struct asset_new_baseline *, struct asset_ctx *from,
    const char *path, unsigned *n);
/* What the file shall hold, for asset_print_json. */
int asset_baseline_tree(struct asset_new_baseline *,
    const struct asset_node **out);
/* The rules that lint has, and what settings (or NULL) make of them for a file:
 * {"rules": [{"id", "severity", "state", "ruleset", "formats", "says", "why",
 * "fix", "predicts", "options"}]}. The state is "on", "off", or "auto" for those
 * that a definition turns on by what it has. Options have their "value". */
int asset_lint_rules(struct asset_ctx *, const struct asset_node **out,
    const char *path, const struct asset_config *);
/* The same as text, a line each. */
int asset_print_rules(struct asset_ctx *, const struct asset_node *rules,
    struct asset_str *out);

/* ---- output ---- */

/* JSON: two spaces a level; compact: one line. YAML: block style. */
int asset_print_json(struct asset_ctx *, const struct asset_node *,
    struct asset_str *out);
int asset_print_yaml(struct asset_ctx *, const struct asset_node *,
    struct asset_str *out);

/* A report (asset_report_tree) for other programs: SARIF 2.1.0 for code
 * scanning and editors; JUnit's and Checkstyle's XML; GitHub's workflow
 * commands; GitLab's code quality report; Markdown for a comment, short enough
 * for one. */
int asset_print_sarif(struct asset_ctx *, const struct asset_node *report,
    struct asset_str *out);
int asset_print_junit(struct asset_ctx *, const struct asset_node *report,
    struct asset_str *out);
int asset_print_checkstyle(struct asset_ctx *,
    const struct asset_node *report, struct asset_str *out);
int asset_print_github(struct asset_ctx *, const struct asset_node *report,
    struct asset_str *out);
int asset_print_gitlab(struct asset_ctx *, const struct asset_node *report,
    struct asset_str *out);
int asset_print_markdown(struct asset_ctx *, const struct asset_node *report,
    struct asset_str *out);

/* Write a file, all or nothing: on failure (ASSET_EIO, "file-unwritable") an
 * old file of that name is as it was. */
int asset_write_file(struct asset_ctx *, const char *path,
    struct asset_str text);

/* ---- differences ---- */

/* Compare two definitions (Swagger 2.0), or two files of plain data; those of
 * objects of a package count as packages. *result, owned by the context, is
 * {"summary": {"breaking", "warnings", "infos"}, "changes": [{"id", "level",
 * "kind", "key", "pointer", "message", "old", "new", "fingerprint"}]}.
 * ASSET_ESYNTAX: they cannot be compared; see the diagnostics. */
int asset_diff_docs(struct asset_ctx *, const struct asset_node **result,
    struct asset_doc *old, struct asset_doc *new_doc);
/* The same for two paths; a folder or a zip is a package. */
int asset_diff(struct asset_ctx *, const struct asset_node **result,
    const char *old_path, const char *new_path);
/* How many changes of a result are of this level ("breaking", "warning",
 * "info") or a worse one. */
uint32_t asset_diff_count(const struct asset_node *result, const char *level);
/* As text, the worst first; no text at all when nothing changed. */
int asset_print_diff(struct asset_ctx *, const struct asset_node *result,
    struct asset_str *out);
/* The same in Markdown. */
int asset_print_diff_markdown(struct asset_ctx *,
    const struct asset_node *result, struct asset_str *out);

/* ---- merging ---- */

struct asset_merge_options {
	bool api_override;    /* an API that is there is changed */
	bool extend_override; /* the same for policies and authorizers */
	bool add_new;         /* packages: an object that is there is a conflict */
	bool datasource_overwrite; /* packages: data sources change, too */
	const char *prefix;   /* packages: of new applications, or NULL */
};

struct asset_merged {
	/* {"success": [{"path", "method", "action"}], "failure": [{"path",
	 * "method", "error_code", "error_msg"}], "ignore": [], "resources":
	 * [{"kind", "key", "action", "error_code", "error_msg"}]} */
	const struct asset_node *report;
	const struct asset_node *definition; /* the result of definitions */
	enum asset_format format;            /* of the base */
	struct asset_package *package;       /* the result of packages */
	uint32_t conflicts;
	bool lost; /* the result cannot hold all: do not write it */
};

/* Imports one definition or package into another, offline; docs/merge.md says how
 * conflicts are settled. Everything in the result belongs to the context. */
int asset_merge(struct asset_ctx *, struct asset_merged *result,
    const char *base, const char *incoming,
    const struct asset_merge_options *);
/* The report as text for people: what was not simply created or updated, and
 * a line that counts. */
int asset_print_merge(struct asset_ctx *, const struct asset_node *report,
    struct asset_str *out);

/* ---- explanations ---- */

/* What a rule, a change or an error code means, as text: why, what to do, a
 * bad and a good example. Letters match in either case. ASSET_EUSAGE when there
 * is no such id; *nearest is then one that is spelled alike, or NULL. */
int asset_explain(struct asset_ctx *, const char *id, struct asset_str *out,
    const char **nearest);
/* The same as a node of its row. */
int asset_explain_node(struct asset_ctx *, const char *id,
    const struct asset_node **out);
/* All rows that hold each of the words (with blanks between them; in either
 * case) in their id or texts: a list of rows, empty when there is none. */
int asset_explain_search(struct asset_ctx *, const char *words,
    const struct asset_node **hits);
/* All rows whose id starts so, in either case: "APIG.33"; "": all of them. */
int asset_explain_start(struct asset_ctx *, const char *start,
    const struct asset_node **hits);
/* Such a list as text, a line each: the id and the message. */
int asset_explain_lines(struct asset_ctx *, const struct asset_node *hits,
    struct asset_str *out);

/* The candidate whose spelling is nearest to a mistyped word, or NULL when none
 * is near; NULL ends the list. */
const char *asset_nearest(const char *word, const char *const *candidates);

/* ---- packages ---- */

struct asset_package;

/* Opens a folder, a zip ("-" is a zip on standard input) or recorded answers
 * of an instance (asset-snapshot/1, docs/plan.md). What is wrong with the
 * content is a diagnostic, and the rest is there. ASSET_EIO, ASSET_ELIMIT,
 * ASSET_ESYNTAX: it could not be read, or not as a whole. */
int asset_package_open(struct asset_ctx *, struct asset_package **,
    const char *path);
/* The package as a zip: equal content gives equal bytes. */
int asset_package_zip(struct asset_ctx *, struct asset_package *,
    struct asset_str *out);
/* The same as a folder, which is new, empty, or holds a package. */
int asset_package_write(struct asset_ctx *, struct asset_package *,
    const char *folder);
/* Unpacks a package or any other zip, byte for byte. ASSET_ESYNTAX when it
 * is not what its manifest lists. */
int asset_package_unpack(struct asset_ctx *, struct asset_package *,
    const char *folder);
struct asset_def_options {
	const char *app;   /* application of the group; NULL: none */
	const char *group; /* its name; NULL: from the title */
	bool mock;         /* give each API a mock backend */
	bool publish;      /* publish each API in RELEASE */
};

/* An API definition as a package: a group, and an API an operation. Formats
 * other than Swagger 2.0 are converted first. What the platform would refuse
 * is reported and left out, or cut where that is harmless; an operation
 * without a backend gets a mock. NULL options: the defaults. */
int asset_definition_package(struct asset_ctx *, struct asset_package **out,
    const struct asset_node *definition, const struct asset_def_options *);
/* Reports a name that the platform does not take for a package. */
int asset_package_check_name(struct asset_ctx *, const char *path);
/* What is in it: a node of the shape {"package", "profile", "kinds",
 * "objects", "files", ...}, and the same as text. */
int asset_package_inspect(struct asset_ctx *, struct asset_package *,
    const struct asset_node **out);
int asset_package_inspect_text(struct asset_ctx *, const struct asset_node *,
    struct asset_str *out);

/* ---- what the platform takes ---- */

enum asset_schema_form {
	ASSET_SCHEMA_TABLE,  /* all that is known, see asset_print_schema */
	ASSET_SCHEMA_JSON,   /* JSON Schema of the body, or of a kind's file */
	ASSET_SCHEMA_OPENAPI /* an OpenAPI 3.1 document of its own */
};

/* An operation of the management API or a kind of object by name; NULL: a
 * list of all, or one OpenAPI document of all operations. ASSET_EUSAGE when nothing is called so; *nearest is then a name
 * that is spelled alike, or NULL. *out is NULL for the JSON Schema of an
 * operation without a body. */
int asset_schema(struct asset_ctx *, const struct asset_node **out,
    const char *name, enum asset_schema_form, const char **nearest);
/* A result of the first form as text. */
int asset_print_schema(struct asset_ctx *, const struct asset_node *,
    struct asset_str *out);

/* ---- plans: the requests that change an instance ---- */

struct asset_plan_options {
	bool prune; /* take away what the desired package lacks */
	const char *const *params; /* "NAME=VALUE" for ${param:NAME} */
	unsigned nparams;
};

/* The requests that bring an instance from the state `have` to the state
 * `want`: a document of the form asset-plan/1 (docs/plan.md). Both are paths of
 * a package (folder or zip) or of recorded answers (asset-snapshot/1); `have`
 * NULL is an empty instance, `options` NULL the defaults. Secrets stand in it
 * as variables only. */
int asset_plan(struct asset_ctx *, const struct asset_node **plan,
    const char *want, const char *have, const struct asset_plan_options *);
/* A plan as a table for people. */
int asset_print_plan(struct asset_ctx *, const struct asset_node *plan,
    struct asset_str *out);
/* A plan as a POSIX shell script that sends its requests with curl and reads
 * the answers with jq. */
int asset_print_curl(struct asset_ctx *, const struct asset_node *plan,
    struct asset_str *out);

/* ---- definitions ---- */

enum asset_dialect {
	ASSET_NO_DIALECT,
	ASSET_SWAGGER2,
	ASSET_OPENAPI30,
	ASSET_OPENAPI31
};

/* Which definition format the document says it is. */
enum asset_dialect asset_dialect_of(const struct asset_node *root);

/* ---- converting ---- */

/* The next document of a YAML stream; NULL after the last. */
const struct asset_doc *asset_doc_next(const struct asset_doc *);
/* 0 when the document stands alone; else ASSET_EUSAGE and a diagnostic: the
 * format asked for has room for one. */
int asset_doc_single(struct asset_ctx *, const struct asset_doc *);

/* The definition in another format: a new tree of the context that shares
 * with the old one. What the target cannot say is kept as x-... where it can
 * be, and reported; what it cannot name is renamed, and reported. ASSET_ESYNTAX
 * when `in` is no definition, ASSET_EUSAGE when there is no way. Ways:
 * Swagger 2.0 <-> OpenAPI 3.0 <- OpenAPI 3.1. */
int asset_convert(struct asset_ctx *, const struct asset_node **out,
    const struct asset_node *in, enum asset_dialect to);

#pragma GCC visibility pop

#ifdef __cplusplus
}
#endif

#endif
