"""An array of objects of N bytes, and its schema: make_array.py N DIR"""
import json
import sys

size, folder = int(sys.argv[1]), sys.argv[2]
kinds = ['create', 'update', 'delete']
schema = {
    '$schema': 'https://json-schema.org/draft/2020-12/schema',
    'type': 'array', 'minItems': 1, 'items': {'$ref': '#/$defs/order'},
    '$defs': {
        'order': {
            'type': 'object',
            'required': ['id', 'name', 'kind', 'price', 'lines'],
            'additionalProperties': False,
            'properties': {
                'id': {'type': 'integer', 'minimum': 1},
                'name': {'type': 'string', 'minLength': 3, 'maxLength': 64,
                         'pattern': '^[A-Za-z][A-Za-z0-9_-]*$'},
                'kind': {'enum': kinds},
                'price': {'type': 'number', 'minimum': 0},
                'active': {'type': 'boolean'},
                'note': {'type': ['string', 'null'], 'maxLength': 255},
                'tags': {'type': 'array', 'maxItems': 10,
                         'uniqueItems': True, 'items': {'type': 'string'}},
                'lines': {'type': 'array', 'items': {'$ref': '#/$defs/line'}},
                'target': {'anyOf': [
                    {'type': 'object', 'required': ['url'], 'properties': {
                        'url': {'type': 'string', 'pattern': '^https?://'}}},
                    {'type': 'object', 'required': ['host', 'port'],
                     'properties': {'host': {'type': 'string'}, 'port': {
                         'type': 'integer', 'maximum': 65535}}}]},
            },
        },
        'line': {
            'type': 'object', 'required': ['sku', 'count'],
            'properties': {'sku': {'type': 'string'},
                           'count': {'type': 'integer', 'minimum': 1,
                                     'maximum': 1000}},
        },
    },
}
parts, total, i = [], 0, 0
while total < size:
    i += 1
    text = json.dumps({
        'id': i, 'name': f'order-{i}', 'kind': kinds[i % 3],
        'price': i * 1.25, 'active': i % 2 == 0,
        'note': None if i % 5 == 0 else f'for customer {i * 7919 % 10007}',
        'tags': ['a', 'bc', f't{i % 9}'],
        'lines': [{'sku': f'SKU{k}{i}', 'count': k + 1} for k in range(3)],
        'target': {'url': f'https://example.com/{i}'} if i % 2 else
        {'host': 'db.example.com', 'port': 8000 + i % 100},
    })
    parts.append(text)
    total += len(text) + 2
with open(folder + '/array.json', 'w') as f:
    f.write('[' + ',\n'.join(parts) + ']\n')
with open(folder + '/array.schema.json', 'w') as f:
    json.dump(schema, f, indent=1)
