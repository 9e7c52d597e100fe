// The JSON Schemas of the record and of findings, embedded in the program.

#ifndef MUSTER_SCHEMA_H
#define MUSTER_SCHEMA_H

#include <stddef.h>
#include <stdint.h>

// The bytes of `Schemas/record-1.schema.json`, which live as long as the program.
const uint8_t *_Nonnull muster_schema(size_t *_Nonnull length);

// The bytes of `Schemas/findings-1.schema.json`, which live as long as the program.
const uint8_t *_Nonnull muster_findings_schema(size_t *_Nonnull length);

#endif
