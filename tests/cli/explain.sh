# What the platform's codes and our own findings mean.
asset explain APIG.3301
asset explain apig.3301 --format json
asset explain Duplicate-Key
asset explain APIG.3302
asset explain rml.00Z1
asset explain nonsense
asset explain apig.330
asset explain APIG.3302 --format json | head -n 12
asset explain ""
asset explain --search 'PORT inbound'
asset explain -s 'apig.3301' --format json
asset explain --search 'no such words'
asset explain
asset explain APIG.3301 --search quota
