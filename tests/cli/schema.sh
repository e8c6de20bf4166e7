# What the platform takes, in each form.
asset schema | head -n 46
asset schema CreateApiGroupV2
asset schema datasource/MONGODB
asset schema x-apigateway-ratelimits
asset schema x-livedata-scripts
asset schema x-livedata-scripts.datasources
asset schema x-apigateway-auth-opt --format json
asset schema x-apigateway-authorizer --format jsonschema
asset schema definition --format jsonschema | head -n 40
asset schema x-apigateway-backend --format openapi
asset schema x-apigateway-backends
asset schema domain
asset schema domain --format jsonschema
asset schema DeleteApiGroupV2 --format openapi
asset schema Createapigroup
asset schema DeleteApiGroupV2 --format jsonschema
asset schema --format openapi | head -c 300
asset schema --format jsonschema
