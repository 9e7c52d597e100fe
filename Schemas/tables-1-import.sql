-- Takes the records of the table `incoming` (id, digest, record) into the tables. What has not
-- changed is left alone; what has changed takes the place of what was there.

DELETE FROM incoming WHERE EXISTS (
  SELECT 1 FROM releases r WHERE r.id = incoming.id AND r.digest = incoming.digest
);

DELETE FROM releases WHERE id IN (SELECT id FROM incoming);

INSERT OR IGNORE INTO runs (program, version, rules)
SELECT DISTINCT record ->> '$.provenance.program', record ->> '$.provenance.version',
  record ->> '$.provenance.rules'
FROM incoming;

INSERT INTO releases (
  id, digest, content_sha256, source, source_sha256, url, kind, headline, subheadline, published,
  published_day, dateline, credit, section, language, template, text, run
)
SELECT i.id, i.digest, record ->> '$.content_sha256', record ->> '$.source.name',
  record ->> '$.source.sha256',
  coalesce(record ->> '$.release.canonical_url', record ->> '$.source.url'),
  record ->> '$.release.kind', record ->> '$.release.headline', record ->> '$.release.subheadline',
  record ->> '$.release.published.edtf',
  iif(
    length(record ->> '$.release.published.edtf') = 10, record ->> '$.release.published.edtf', NULL
  ),
  record ->> '$.release.dateline.text', record ->> '$.release.credit',
  record ->> '$.release.section', record ->> '$.release.language',
  record ->> '$.release.template', record ->> '$.text', runs.key
FROM incoming i
LEFT JOIN runs ON runs.program = record ->> '$.provenance.program'
  AND runs.version = record ->> '$.provenance.version'
  AND runs.rules = record ->> '$.provenance.rules';

INSERT INTO bylines (release, number, text)
SELECT i.id, b.key, coalesce(b.value ->> '$.text', b.value)
FROM incoming i, json_each(record, '$.release.bylines') b;

INSERT INTO organizations (release, id, name, acronym, kind, echelon, country, parent)
SELECT i.id, o.value ->> '$.id', o.value ->> '$.name', o.value ->> '$.acronym',
  o.value ->> '$.kind', o.value ->> '$.echelon', o.value ->> '$.country', o.value ->> '$.parent'
FROM incoming i, json_each(record, '$.organizations') o;

INSERT INTO people (
  release, id, name, given, middle, family, suffix, nickname, gender, rank, rank_text, service,
  country, grades, nato, status
)
SELECT i.id, p.value ->> '$.id', p.value ->> '$.name.full', p.value ->> '$.name.given',
  p.value ->> '$.name.middle', p.value ->> '$.name.family', p.value ->> '$.name.suffix',
  p.value ->> '$.name.nickname', p.value ->> '$.gender', p.value ->> '$.rank.title',
  p.value ->> '$.rank.text', p.value ->> '$.rank.service', p.value ->> '$.rank.country',
  (SELECT group_concat(g.value, ' ') FROM json_each(p.value, '$.rank.grades') g),
  (SELECT group_concat(n.value, ' ') FROM json_each(p.value, '$.rank.nato') n),
  p.value ->> '$.rank.status'
FROM incoming i, json_each(record, '$.people') p;

INSERT INTO roles (release, person, number, title, organization, former, rule)
SELECT i.id, p.value ->> '$.id', r.key, r.value ->> '$.title', r.value ->> '$.organization',
  coalesce(r.value ->> '$.former', 0), r.value ->> '$.rule'
FROM incoming i, json_each(record, '$.people') p, json_each(p.value, '$.roles') r;

INSERT INTO places (release, id, name, kind, country)
SELECT i.id, e.value ->> '$.id', e.value ->> '$.name', e.value ->> '$.kind',
  e.value ->> '$.country'
FROM incoming i, json_each(record, '$.places') e;

INSERT INTO events (release, id, name, kind)
SELECT i.id, e.value ->> '$.id', e.value ->> '$.name', e.value ->> '$.kind'
FROM incoming i, json_each(record, '$.events') e;

INSERT INTO equipment (release, id, name, kind)
SELECT i.id, e.value ->> '$.id', e.value ->> '$.name', e.value ->> '$.kind'
FROM incoming i, json_each(record, '$.equipment') e;

INSERT INTO mentions (
  release, layer, entity, number, start, end, text, form, rule, line, "column"
)
SELECT i.id, l.value, e.value ->> '$.id', m.key, m.value ->> '$.start', m.value ->> '$.end',
  m.value ->> '$.text', m.value ->> '$.form', m.value ->> '$.rule', m.value ->> '$.source.line',
  m.value ->> '$.source.column'
FROM incoming i,
  json_each('["people", "organizations", "places", "events", "equipment"]') l,
  json_each(record, '$.' || l.value) e, json_each(e.value, '$.mentions') m;

INSERT INTO dates (
  release, number, text, type, timex, edtf, from_day, to_day, granularity, start, end, rule
)
SELECT i.id, d.key, d.value ->> '$.text', d.value ->> '$.type', d.value ->> '$.timex',
  d.value ->> '$.edtf', iif(length(d.value ->> '$.from') = 10, d.value ->> '$.from', NULL),
  iif(length(d.value ->> '$.to') = 10, d.value ->> '$.to', NULL), d.value ->> '$.granularity',
  d.value ->> '$.start', d.value ->> '$.end', d.value ->> '$.rule'
FROM incoming i, json_each(record, '$.dates') d;

INSERT INTO quotes (
  release, id, kind, text, speaker, speaker_mention, cue, confidence, start, end, rule
)
SELECT i.id, q.value ->> '$.id', q.value ->> '$.kind', q.value ->> '$.text',
  q.value ->> '$.speaker', q.value ->> '$.speaker_mention.text', q.value ->> '$.cue.text',
  q.value ->> '$.confidence', q.value ->> '$.parts[0].start', q.value ->> '$.parts[#-1].end',
  q.value ->> '$.rule'
FROM incoming i, json_each(record, '$.quotes') q;

INSERT INTO findings (
  release, id, number, "check", severity, message, text, suggestion, in_quote, accepted, start,
  end, line, "column"
)
SELECT i.id, f.value ->> '$.id', f.key, f.value ->> '$.check', f.value ->> '$.severity',
  f.value ->> '$.message', f.value ->> '$.text', f.value ->> '$.suggestion',
  coalesce(f.value ->> '$.in_quote', 0), f.value ->> '$.accepted' IS NOT NULL,
  f.value ->> '$.start', f.value ->> '$.end', f.value ->> '$.source.line',
  f.value ->> '$.source.column'
FROM incoming i, json_each(record, '$.findings') f;
