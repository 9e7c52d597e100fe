// The schemas that are embedded in the program; their bytes live as long as it does.

#ifndef MUSTER_SCHEMA_H
#define MUSTER_SCHEMA_H

#include <stddef.h>
#include <stdint.h>

// The JSON Schema of the record: `Schemas/record-1.schema.json`.
const uint8_t *_Nonnull muster_schema(size_t *_Nonnull length);

// The JSON Schema of findings: `Schemas/findings-1.schema.json`.
const uint8_t *_Nonnull muster_findings_schema(size_t *_Nonnull length);

// The tables of an archive in SQLite: `Schemas/tables-1.sql`.
const uint8_t *_Nonnull muster_tables(size_t *_Nonnull length);

// How records come into these tables: `Schemas/tables-1-import.sql`.
const uint8_t *_Nonnull muster_tables_import(size_t *_Nonnull length);

#endif
