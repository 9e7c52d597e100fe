// A new version of a schema is a new file in `Schemas`, and its name here.

#include "muster_schema.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t record[] = {
#embed "../../Schemas/record-1.schema.json"
};

static const uint8_t findings[] = {
#embed "../../Schemas/findings-1.schema.json"
};

static const uint8_t tables[] = {
#embed "../../Schemas/tables-1.sql"
};

static const uint8_t tables_import[] = {
#embed "../../Schemas/tables-1-import.sql"
};

const uint8_t *muster_schema(size_t *length) {
  *length = sizeof record;
  return record;
}

const uint8_t *muster_findings_schema(size_t *length) {
  *length = sizeof findings;
  return findings;
}

const uint8_t *muster_tables(size_t *length) {
  *length = sizeof tables;
  return tables;
}

const uint8_t *muster_tables_import(size_t *length) {
  *length = sizeof tables_import;
  return tables_import;
}
