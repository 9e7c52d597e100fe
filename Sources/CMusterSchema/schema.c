// A new version of the schema is a new file in `Schemas`, and its name here.

#include "muster_schema.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t schema[] = {
#embed "../../Schemas/record-1.schema.json"
};

static const uint8_t findings_schema[] = {
#embed "../../Schemas/findings-1.schema.json"
};

const uint8_t *muster_findings_schema(size_t *length) {
  *length = sizeof findings_schema;
  return findings_schema;
}

const uint8_t *muster_schema(size_t *length) {
  *length = sizeof schema;
  return schema;
}
