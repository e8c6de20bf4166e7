# What the platform takes, in each form.
asset schema | head -n 14
asset schema CreateApiGroupV2
asset schema datasource/MONGODB
asset schema domain
asset schema domain --format jsonschema
asset schema DeleteApiGroupV2 --format openapi
asset schema Createapigroup
asset schema DeleteApiGroupV2 --format jsonschema
asset schema --format openapi | head -c 300
asset schema --format jsonschema
