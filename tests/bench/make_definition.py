"""A valid Swagger 2.0 definition of about SIZE bytes: SIZE json|yaml|min."""
import json
import sys

size, form = int(sys.argv[1]), sys.argv[2]
out = sys.stdout


def operation(i):
    return {
        "operationId": f"getThing{i}",
        "summary": f"Thing number {i}",
        "tags": ["things"],
        "parameters": [
            {"name": "id", "in": "path", "required": True, "type": "string",
             "maxLength": 64},
            {"name": "limit", "in": "query", "type": "integer",
             "minimum": 1, "maximum": 100, "default": 20},
        ],
        "responses": {
            "200": {"description": "The thing.",
                    "schema": {"$ref": f"#/definitions/Thing{i % 1000}"}},
            "404": {"description": "There is none."},
        },
    }


def thing(i):
    return {"type": "object", "required": ["id"], "properties": {
        "id": {"type": "string", "description": f"Name of thing {i}."},
        "size": {"type": "integer", "format": "int64"},
        "next": {"$ref": f"#/definitions/Thing{(i + 1) % 1000}"}}}


def text(key, value):
    if form == "min":
        return json.dumps({key: value}, separators=(",", ":"))[1:-1]
    return json.dumps({key: value}, indent=2)[2:-2]


def yaml(value, pad):
    if isinstance(value, dict):
        for k, v in value.items():
            k = json.dumps(k) if k[0] in "$/0123456789" else k
            if isinstance(v, (dict, list)):
                out.write(f"{pad}{k}:\n")
                yaml(v, pad + "  ")
            else:
                out.write(f"{pad}{k}: {json.dumps(v)}\n")
    else:
        for v in value:
            if isinstance(v, dict):
                out.write(f"{pad}-\n")
                yaml(v, pad + "  ")
            else:
                out.write(f"{pad}- {json.dumps(v)}\n")


head = {"swagger": "2.0", "info": {"title": "things", "version": "1"}}
each = len(text("/things/x/{id}", {"get": operation(0)})) if form != "yaml" \
    else 620
count = max(1, size // each)
if form == "yaml":
    yaml(head, "")
    out.write("definitions:\n")
    for i in range(1000):
        yaml({f"Thing{i}": thing(i)}, "  ")
    out.write("paths:\n")
    for i in range(count):
        yaml({f"/things/{i}/{{id}}": {"get": operation(i)}}, "  ")
else:
    out.write("{" + text("swagger", "2.0") + "," + text("info", head["info"]))
    out.write(',"definitions":{')
    out.write(",".join(text(f"Thing{i}", thing(i)) for i in range(1000)))
    out.write('},"paths":{')
    for i in range(count):
        out.write(("," if i else "") +
                  text(f"/things/{i}/{{id}}", {"get": operation(i)}))
    out.write("}}\n")
