// libxml2's SAX parser behind plain functions; none of its headers is public.
#ifndef MUSTER_XML_H
#define MUSTER_XML_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The elements that the readers tell apart; every other one is `MUSTER_TAG_OTHER`.
enum muster_tag {
  MUSTER_TAG_OTHER = 0,
  MUSTER_TAG_A, MUSTER_TAG_ABBR, MUSTER_TAG_ADDRESS, MUSTER_TAG_ARTICLE, MUSTER_TAG_ASIDE,
  MUSTER_TAG_AUDIO, MUSTER_TAG_B, MUSTER_TAG_BASE, MUSTER_TAG_BLOCKQUOTE, MUSTER_TAG_BODY,
  MUSTER_TAG_BR, MUSTER_TAG_BUTTON, MUSTER_TAG_CENTER, MUSTER_TAG_CITE, MUSTER_TAG_DD,
  MUSTER_TAG_DEL, MUSTER_TAG_DETAILS, MUSTER_TAG_DIALOG, MUSTER_TAG_DIV, MUSTER_TAG_DL,
  MUSTER_TAG_DT, MUSTER_TAG_EM, MUSTER_TAG_FIELDSET, MUSTER_TAG_FIGCAPTION, MUSTER_TAG_FIGURE,
  MUSTER_TAG_FONT, MUSTER_TAG_FOOTER, MUSTER_TAG_FORM, MUSTER_TAG_H1, MUSTER_TAG_H2,
  MUSTER_TAG_H3, MUSTER_TAG_H4, MUSTER_TAG_H5, MUSTER_TAG_H6, MUSTER_TAG_HEAD,
  MUSTER_TAG_HEADER, MUSTER_TAG_HGROUP, MUSTER_TAG_HR, MUSTER_TAG_HTML, MUSTER_TAG_I,
  MUSTER_TAG_IFRAME, MUSTER_TAG_IMG, MUSTER_TAG_INPUT, MUSTER_TAG_LABEL, MUSTER_TAG_LEGEND,
  MUSTER_TAG_LI, MUSTER_TAG_LINK, MUSTER_TAG_MAIN, MUSTER_TAG_MENU, MUSTER_TAG_META,
  MUSTER_TAG_NAV, MUSTER_TAG_NOSCRIPT, MUSTER_TAG_OBJECT, MUSTER_TAG_OL, MUSTER_TAG_OPTION,
  MUSTER_TAG_P, MUSTER_TAG_PRE, MUSTER_TAG_Q, MUSTER_TAG_S, MUSTER_TAG_SCRIPT,
  MUSTER_TAG_SECTION, MUSTER_TAG_SELECT, MUSTER_TAG_SMALL, MUSTER_TAG_SPAN, MUSTER_TAG_STRONG,
  MUSTER_TAG_STYLE, MUSTER_TAG_SUB, MUSTER_TAG_SUMMARY, MUSTER_TAG_SUP, MUSTER_TAG_SVG,
  MUSTER_TAG_TABLE, MUSTER_TAG_TBODY, MUSTER_TAG_TD, MUSTER_TAG_TEMPLATE, MUSTER_TAG_TEXTAREA,
  MUSTER_TAG_TFOOT, MUSTER_TAG_TH, MUSTER_TAG_THEAD, MUSTER_TAG_TIME, MUSTER_TAG_TITLE,
  MUSTER_TAG_TR, MUSTER_TAG_U, MUSTER_TAG_UL, MUSTER_TAG_VIDEO,
  MUSTER_TAG_COUNT
};

/// The attributes that are kept.
enum muster_attribute_name {
  MUSTER_ATTRIBUTE_CLASS = 1, MUSTER_ATTRIBUTE_ID, MUSTER_ATTRIBUTE_HREF, MUSTER_ATTRIBUTE_NAME,
  MUSTER_ATTRIBUTE_CONTENT, MUSTER_ATTRIBUTE_PROPERTY, MUSTER_ATTRIBUTE_DATETIME,
  MUSTER_ATTRIBUTE_ITEMPROP, MUSTER_ATTRIBUTE_ITEMTYPE, MUSTER_ATTRIBUTE_REL,
  MUSTER_ATTRIBUTE_ROLE, MUSTER_ATTRIBUTE_LANG, MUSTER_ATTRIBUTE_ALT, MUSTER_ATTRIBUTE_TYPE,
  /// No value: the element is not shown (`hidden`, `display:none`).
  MUSTER_ATTRIBUTE_HIDDEN
};

enum muster_event_kind { MUSTER_EVENT_START = 1, MUSTER_EVENT_END = 2, MUSTER_EVENT_TEXT = 3 };

/// One event of the reading. Offsets are bytes of the page.
typedef struct {
  uint8_t kind;
  /// For an element its tag; for text 1 if it stands in the page byte for byte.
  uint8_t tag;
  /// START: number of attributes. TEXT that is not verbatim: its length in the pool.
  uint16_t count;
  /// START: index of the first attribute. TEXT: start in the page.
  uint32_t first;
  /// TEXT: end in the page. START and END: where the parser stood.
  uint32_t end;
  /// TEXT that is not verbatim: its offset in the pool.
  uint32_t pool;
} muster_event;

typedef struct {
  uint32_t name;
  uint32_t offset;
  uint32_t length;
} muster_attribute;

/// All events of a page.
typedef struct {
  const muster_event *events;
  size_t event_count;
  const muster_attribute *attributes;
  size_t attribute_count;
  /// Attribute values and the characters of entities, UTF-8.
  const uint8_t *pool;
  size_t pool_length;
} muster_reading;

/// Reads a page. `page` is UTF-8 without NUL, and `page[length]` must be readable and 0; the last byte
/// of a script or style may be written over.
/// Never fails on bad markup; returns NULL only for want of memory.
muster_reading *muster_read_html(uint8_t *page, size_t length);
void muster_reading_free(muster_reading *reading);

/// The time libxml2's own DOM parse takes, for comparison: parses and frees `count` times.
void muster_dom_parse(const uint8_t *page, size_t length, int32_t count);

#ifdef __cplusplus
}
#endif
#endif
