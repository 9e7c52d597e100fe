#include "muster_xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// Elements nested deeper than this are not told apart from the one at this depth.
#define MAX_DEPTH 512
// libxml2 searches its whole stack at an end tag; a deeper stack makes that quadratic.
#define MAX_STACK 2000
// libxml2 compares each attribute with all before it; what stands behind so many is left out.
#define MAX_ATTRIBUTES 512
// A quote that is not closed within this length is taken for a slip of the page's writer, not for
// the start of a value.
#define MAX_VALUE_LENGTH (4 << 20)

typedef struct {
  muster_reading reading;
  muster_event *events;
  size_t events_room;
  muster_attribute *attributes;
  size_t attributes_room;
  uint8_t *pool;
  size_t pool_room;
  const uint8_t *page;
  size_t length;
  htmlParserCtxtPtr parser;
  size_t base;        // where the running parse began in the page
  size_t text_end;    // behind the last text that was found in the page
  size_t resume;      // where to begin anew, or SIZE_MAX
  int depth, skipped; // open elements that are recorded, and those too deep to be
  int in_raw;         // in a script or style
  int keeps_raw;      // in a script of JSON-LD
  int failed;
  const xmlChar *cached_names[256];
  uint8_t cached_tags[256];
} reader;

static const char *const tag_names[MUSTER_TAG_COUNT] = {
    "", "a", "abbr", "address", "article", "aside", "audio", "b", "base", "blockquote", "body",
    "br", "button", "center", "cite", "dd", "del", "details", "dialog", "div", "dl", "dt", "em",
    "fieldset", "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hgroup", "hr", "html", "i", "iframe", "img", "input", "label",
    "legend", "li", "link", "main", "menu", "meta", "nav", "noscript", "object", "ol", "option",
    "p", "pre", "q", "s", "script", "section", "select", "small", "span", "strong", "style",
    "sub", "summary", "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th",
    "thead", "time", "title", "tr", "u", "ul", "video"};

static int grow(void **memory, size_t *room, size_t needed, size_t size) {
  if (needed <= *room) return 1;
  size_t wanted = *room ? *room * 2 : 1024;
  while (wanted < needed) wanted *= 2;
  void *bigger = realloc(*memory, wanted * size);
  if (!bigger) return 0;
  *memory = bigger;
  *room = wanted;
  return 1;
}

static muster_event *new_event(reader *r) {
  if (!grow((void **)&r->events, &r->events_room, r->reading.event_count + 1,
            sizeof(muster_event))) {
    r->failed = 1;
    return NULL;
  }
  muster_event *event = &r->events[r->reading.event_count++];
  memset(event, 0, sizeof *event);
  return event;
}

static uint32_t pooled(reader *r, const uint8_t *bytes, size_t length) {
  if (!grow((void **)&r->pool, &r->pool_room, r->reading.pool_length + length, 1)) {
    r->failed = 1;
    return 0;
  }
  uint32_t offset = (uint32_t)r->reading.pool_length;
  memcpy(r->pool + offset, bytes, length);
  r->reading.pool_length += length;
  return offset;
}

static uint8_t tag_of(reader *r, const xmlChar *name) {
  size_t slot = ((size_t)name >> 3) & 255;
  if (r->cached_names[slot] == name) return r->cached_tags[slot];
  int low = 1, high = MUSTER_TAG_COUNT - 1;
  uint8_t tag = MUSTER_TAG_OTHER;
  while (low <= high) {
    int middle = (low + high) / 2, order = strcmp((const char *)name, tag_names[middle]);
    if (order == 0) {
      tag = (uint8_t)middle;
      break;
    }
    if (order < 0) high = middle - 1;
    else low = middle + 1;
  }
  r->cached_names[slot] = name;
  r->cached_tags[slot] = tag;
  return tag;
}

static size_t cursor(reader *r) {
  return r->base + (size_t)(r->parser->input->cur - r->parser->input->base);
}

static int attribute_of(const char *name) {
  switch (name[0]) {
  case 'a': return !strcmp(name, "alt") ? MUSTER_ATTRIBUTE_ALT : 0;
  case 'c':
    return !strcmp(name, "class")     ? MUSTER_ATTRIBUTE_CLASS
           : !strcmp(name, "content") ? MUSTER_ATTRIBUTE_CONTENT
                                      : 0;
  case 'd': return !strcmp(name, "datetime") ? MUSTER_ATTRIBUTE_DATETIME : 0;
  case 'h':
    return !strcmp(name, "href") ? MUSTER_ATTRIBUTE_HREF
           : !strcmp(name, "hidden") ? MUSTER_ATTRIBUTE_HIDDEN
                                     : 0;
  case 'i':
    return !strcmp(name, "id")         ? MUSTER_ATTRIBUTE_ID
           : !strcmp(name, "itemprop") ? MUSTER_ATTRIBUTE_ITEMPROP
           : !strcmp(name, "itemtype") ? MUSTER_ATTRIBUTE_ITEMTYPE
                                       : 0;
  case 'l': return !strcmp(name, "lang") ? MUSTER_ATTRIBUTE_LANG : 0;
  case 'n': return !strcmp(name, "name") ? MUSTER_ATTRIBUTE_NAME : 0;
  case 'p': return !strcmp(name, "property") ? MUSTER_ATTRIBUTE_PROPERTY : 0;
  case 'r':
    return !strcmp(name, "rel")    ? MUSTER_ATTRIBUTE_REL
           : !strcmp(name, "role") ? MUSTER_ATTRIBUTE_ROLE
                                   : 0;
  case 's': return !strcmp(name, "style") ? -1 : 0;
  case 't': return !strcmp(name, "type") ? MUSTER_ATTRIBUTE_TYPE : 0;
  case 'x': return !strcmp(name, "xml:lang") ? MUSTER_ATTRIBUTE_LANG : 0;
  default: return 0;
  }
}

// Whether a style says that the element is not shown.
static int hides(const char *style) {
  for (const char *at = style; (at = strchr(at, ':')); at++) {
    const char *value = at + 1;
    while (*value == ' ') value++;
    if (!strncasecmp(value, "none", 4) && at - style >= 7 && !strncasecmp(at - 7, "display", 7))
      return 1;
    if (!strncasecmp(value, "hidden", 6) && at - style >= 10
        && !strncasecmp(at - 10, "visibility", 10))
      return 1;
  }
  return 0;
}

// libxml2 reads a script character by character, and nothing of it is wanted: the parser, which stands
// at the end of the start tag, is set before the end tag. The byte there is of the script.
static void skip_raw(reader *r, const xmlChar *name) {
  uint8_t *start = (uint8_t *)r->parser->input->cur;
  const uint8_t *end = r->page + r->length;
  if (start >= end || *start != '>') return;
  size_t length = strlen((const char *)name);
  for (uint8_t *at = start + 1; at < end && (at = memchr(at, '<', (size_t)(end - at))); at++) {
    if ((size_t)(end - at) < length + 2) return;
    if (at[1] == '/' && !strncasecmp((const char *)at + 2, (const char *)name, length)) {
      at[-1] = '>'; // as it is already where the script is empty
      r->parser->input->cur = at - 1;
      return;
    }
  }
}

static void start_element(void *context, const xmlChar *name, const xmlChar **atts) {
  reader *r = context;
  if (r->failed) return;
  uint8_t tag = tag_of(r, name);
  if (tag == MUSTER_TAG_SCRIPT || tag == MUSTER_TAG_STYLE) {
    r->in_raw = 1;
    r->keeps_raw = 0;
    if (tag == MUSTER_TAG_SCRIPT)
      for (const xmlChar **at = atts; at && *at; at += 2)
        if (at[1] && !strcmp((const char *)at[0], "type"))
          r->keeps_raw = xmlStrcasestr(at[1], BAD_CAST "ld+json") != NULL;
  }
  if (r->parser->nameNr > MAX_STACK) {
    size_t at = cursor(r);
    while (at < r->length && r->page[at] != '>') at++;
    r->resume = at < r->length ? at + 1 : at;
    xmlStopParser(r->parser);
  }
  if (r->depth >= MAX_DEPTH) {
    r->skipped++;
    return;
  }
  r->depth++;
  size_t first = r->reading.attribute_count, count = 0;
  for (const xmlChar **at = atts; at && *at && count < 64; at += 2) {
    int kept = attribute_of((const char *)at[0]);
    if (!kept) continue;
    const uint8_t *value = at[1] ? at[1] : (const uint8_t *)"";
    if (kept < 0) {
      if (!hides((const char *)value)) continue;
      kept = MUSTER_ATTRIBUTE_HIDDEN;
    }
    if (kept == MUSTER_ATTRIBUTE_HREF && tag != MUSTER_TAG_A && tag != MUSTER_TAG_LINK) continue;
    if (!grow((void **)&r->attributes, &r->attributes_room, r->reading.attribute_count + 1,
              sizeof(muster_attribute))) {
      r->failed = 1;
      return;
    }
    size_t length = kept == MUSTER_ATTRIBUTE_HIDDEN ? 0 : strlen((const char *)value);
    muster_attribute attribute = {(uint32_t)kept, pooled(r, value, length), (uint32_t)length};
    r->attributes[r->reading.attribute_count++] = attribute;
    count++;
  }
  muster_event *event = new_event(r);
  if (!event) return;
  event->kind = MUSTER_EVENT_START;
  event->tag = tag;
  event->count = (uint16_t)count;
  event->first = (uint32_t)first;
  event->end = r->resume == SIZE_MAX ? (uint32_t)cursor(r) : (uint32_t)r->resume;
  if ((tag == MUSTER_TAG_SCRIPT || tag == MUSTER_TAG_STYLE) && !r->keeps_raw && r->resume == SIZE_MAX)
    skip_raw(r, name);
}

static void end_element(void *context, const xmlChar *name) {
  reader *r = context;
  // A parse that is to be begun anew closes all that is open: the page does not.
  if (r->failed || r->resume != SIZE_MAX) return;
  uint8_t tag = tag_of(r, name);
  if (tag == MUSTER_TAG_SCRIPT || tag == MUSTER_TAG_STYLE) r->in_raw = r->keeps_raw = 0;
  if (r->skipped > 0) {
    r->skipped--;
    return;
  }
  if (r->depth == 0) return;
  r->depth--;
  muster_event *event = new_event(r);
  if (!event) return;
  event->kind = MUSTER_EVENT_END;
  event->tag = tag;
  event->end = (uint32_t)cursor(r);
}

static void add_verbatim(reader *r, size_t start, size_t end) {
  size_t n = r->reading.event_count;
  if (n && r->events[n - 1].kind == MUSTER_EVENT_TEXT && r->events[n - 1].tag == 1
      && r->events[n - 1].end == start) {
    r->events[n - 1].end = (uint32_t)end;
  } else {
    muster_event *event = new_event(r);
    if (!event) return;
    event->kind = MUSTER_EVENT_TEXT;
    event->tag = 1;
    event->first = (uint32_t)start;
    event->end = (uint32_t)end;
  }
  r->text_end = end;
}

static void add_other(reader *r, const uint8_t *text, size_t length, size_t start, size_t end) {
  while (length > 0) {
    size_t part = length > 60000 ? 60000 : length;
    while (part < length && (text[part] & 0xC0) == 0x80) part--;
    uint32_t offset = pooled(r, text, part);
    muster_event *event = new_event(r);
    if (!event) return;
    event->kind = MUSTER_EVENT_TEXT;
    event->tag = 0;
    event->count = (uint16_t)part;
    event->first = (uint32_t)start;
    event->end = (uint32_t)end;
    event->pool = offset;
    text += part;
    length -= part;
  }
  r->text_end = end;
}

// The bytes 128-159 of windows-1252, which numeric references name although they mean controls.
static const uint16_t windows_1252[32] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

static void characters(void *context, const xmlChar *text, int count) {
  reader *r = context;
  if (r->failed || count <= 0 || (r->in_raw && !r->keeps_raw)) return;
  size_t length = (size_t)count, at = r->resume == SIZE_MAX ? cursor(r) : r->resume;
  const uint8_t *page = r->page;
  // The cursor stands behind the run, or before its last character where a buffer ran full.
  for (size_t shift = 0; shift <= 4; shift++) {
    size_t end = at + shift;
    if (end > r->length || end < length || end - length < r->text_end) continue;
    if (page[end - 1] == text[length - 1] && !memcmp(page + end - length, text, length)) {
      add_verbatim(r, end - length, end);
      return;
    }
  }
  // An entity: it begins at the nearest '&' before the cursor.
  if (length <= 8) {
    size_t start = at;
    while (start > r->text_end && at - start < 64 && page[start - 1] != '&') start--;
    if (start > r->text_end && page[start - 1] == '&') {
      start--;
      if (length == 1 && text[0] == '&' && start + 1 < at && page[at - 1] != ';') {
        add_verbatim(r, start, start + 1); // a bare ampersand before a word
      } else if (length == 2 && text[0] == 0xC2 && text[1] >= 0x80 && text[1] < 0xA0) {
        uint32_t scalar = windows_1252[text[1] - 0x80];
        uint8_t mended[3];
        size_t n = 0;
        if (scalar < 0x800) {
          mended[n++] = (uint8_t)(0xC0 | scalar >> 6);
        } else {
          mended[n++] = (uint8_t)(0xE0 | scalar >> 12);
          mended[n++] = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
        }
        mended[n++] = (uint8_t)(0x80 | (scalar & 0x3F));
        add_other(r, mended, n, start, at);
      } else {
        add_other(r, text, length, start, at);
      }
      return;
    }
  }
  // libxml2 leaves out control characters: go back from the cursor, passing over them.
  size_t i = length, j = at;
  while (j < r->length && j < at + 4 && page[j] != '<' && page[j] != '&'
         && page[j - (j > 0)] != text[length - 1])
    j++;
  size_t end = j;
  while (i > 0 && j > r->text_end) {
    if (page[j - 1] == text[i - 1]) {
      i--;
      j--;
    } else if (page[j - 1] < 0x20 || page[j - 1] >= 0x7F) {
      j--;
    } else {
      break;
    }
  }
  if (i > 0) {
    size_t start = r->text_end < at ? r->text_end : at;
    add_other(r, text, length, start, at);
    return;
  }
  size_t from = j, t = 0;
  for (size_t k = j; k < end && t < length;) {
    if (page[k] == text[t]) {
      k++;
      t++;
    } else {
      if (k > from) add_verbatim(r, from, k);
      from = ++k;
    }
    if (t == length || k == end) {
      if (k > from) add_verbatim(r, from, k);
      from = k;
    }
  }
}

static void ignore_error(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}

static int parse_from(reader *r, size_t offset) {
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.startElement = start_element;
  handler.endElement = end_element;
  handler.characters = characters;
  handler.ignorableWhitespace = characters;
  handler.cdataBlock = characters;
  handler.error = ignore_error;
  handler.warning = ignore_error;
  htmlParserCtxtPtr parser = htmlNewParserCtxt();
  if (!parser) return 0;
  htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                                 | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  *parser->sax = handler;
  parser->userData = r;
  // The page is UTF-8, whatever it says of itself.
  parser->charset = XML_CHAR_ENCODING_UTF8;
  // An input without a buffer is read in place: positions are differences of pointers.
  xmlParserInputPtr input = xmlNewInputStream(parser);
  if (!input) {
    htmlFreeParserCtxt(parser);
    return 0;
  }
  input->base = input->cur = r->page + offset;
  input->length = (int)(r->length - offset);
  input->end = r->page + r->length;
  inputPush(parser, input);
  r->parser = parser;
  r->base = offset;
  r->resume = SIZE_MAX;
  memset(r->cached_names, 0, sizeof r->cached_names);
  htmlParseDocument(parser);
  htmlFreeParserCtxt(parser);
  return 1;
}

// A copy of the page in which the surplus attributes of tags are blank, or NULL if there are none.
static uint8_t *without_surplus(const uint8_t *page, size_t length) {
  uint8_t *copy = NULL;
  const uint8_t *at = page, *end = page + length;
  while (at < end && (at = memchr(at, '<', (size_t)(end - at)))) {
    at++;
    if (at >= end || !((*at | 32) >= 'a' && (*at | 32) <= 'z')) continue;
    const uint8_t *surplus = NULL;
    int attributes = 0, is_value = 0;
    for (; at < end && *at != '>'; at++) {
      if (*at <= ' ' || *at == '/') {
        if (at + 1 < end && at[1] > ' ' && at[1] != '=' && !is_value
            && ++attributes == MAX_ATTRIBUTES)
          surplus = at;
      } else if ((*at == '"' || *at == '\'') && is_value) {
        size_t room = (size_t)(end - at) - 1;
        if (room > MAX_VALUE_LENGTH) room = MAX_VALUE_LENGTH;
        const uint8_t *close = memchr(at + 1, *at, room);
        if (!close) break;
        at = close;
        is_value = 0;
        // The next attribute may follow without a space.
        if (++attributes == MAX_ATTRIBUTES) surplus = at + 1;
      } else {
        is_value = *at == '=';
      }
    }
    if (!surplus) continue;
    if (!copy) {
      copy = malloc(length + 1);
      if (!copy) return NULL;
      memcpy(copy, page, length);
      copy[length] = 0;
    }
    memset(copy + (surplus - page), ' ', (size_t)(at - surplus));
  }
  return copy;
}

// libxml2 makes its locks in xmlInitParser; left to the first parser, two threads that begin
// together may wait for each other for ever.
static pthread_once_t parser_ready = PTHREAD_ONCE_INIT;
static void make_parser_ready(void) { xmlInitParser(); }

muster_reading *muster_read_html(uint8_t *page, size_t length) {
  pthread_once(&parser_ready, make_parser_ready);
  reader *r = calloc(1, sizeof *r);
  if (!r) return NULL;
  uint8_t *mended = without_surplus(page, length);
  r->page = mended ? mended : page;
  r->length = length;
  r->resume = 0;
  while (r->resume < length && !r->failed && parse_from(r, r->resume)) {}
  free(mended);
  r->reading.events = r->events;
  r->reading.attributes = r->attributes;
  r->reading.pool = r->pool;
  if (r->failed) {
    muster_reading_free(&r->reading);
    return NULL;
  }
  return &r->reading;
}

void muster_reading_free(muster_reading *reading) {
  if (!reading) return;
  reader *r = (reader *)reading;
  free(r->events);
  free(r->attributes);
  free(r->pool);
  free(r);
}

void muster_dom_parse(const uint8_t *page, size_t length, int32_t count) {
  for (int32_t i = 0; i < count; i++) {
    htmlDocPtr document = htmlReadMemory((const char *)page, (int)length, NULL, "UTF-8",
                                         HTML_PARSE_RECOVER | HTML_PARSE_NOERROR
                                             | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    if (document) xmlFreeDoc(document);
  }
}
