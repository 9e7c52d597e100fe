// libxml2's SAX parser behind plain functions; none of its headers is public.
#ifndef MUSTER_XML_H
#define MUSTER_XML_H
#endif
