#include "muster_xml.h"
