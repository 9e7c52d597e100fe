/// The words that rules compare tokens with, each a constant fold.
///
/// A word that a rule names in code stands here; whole lists of words stand in the lists.
@frozen
public enum Word: String, CaseIterable, Sendable {
  // articles, prepositions, conjunctions
  case the, a, an, of, to, and, or, nor, but, `in`, on, at, by, `for`, from, with, into, over, under
  case between, through, thru, until, till, since, before, after, during, within, than, about
  case around, near, per, `as`, that, which, who, whom, whose, not, no, both, each, every, all, any
  // pronouns
  case he, she, they, it, we, i, you, him, her, them, his, hers, their, theirs, its, our, my, me, us
  case himself, herself, themselves
  // auxiliaries
  case `is`, are, was, were, be, been, being, has, have, had, will, would, can, could, may, might
  case shall, should, `do`, does, did, must
  // time
  case last, next, this, these, those, past, previous, following, coming, early, mid, late, later
  case earlier, ago, now, today, tomorrow, yesterday, tonight, noon, midnight, other, same, end
  case beginning, middle, start, fiscal, year, years, month, months, week, weeks, day, days, hour
  case hours, quarter, quarters, half, decade, century
  // military and civil
  case exercise, operation, war, former, acting, deputy, vice, senior, chief, retired, select
  case unit, air, force, army, navy, marine, marines, corps, `guard`, national, united, states
  case named, called, known, nicknamed, assigned, based
  // ranks and names
  case master, first, second, third, `class`, ret, then, dr, chaplain, photo, photos, courtesy
  case photograph, picture, image, video, released, wife, husband, brothers, sisters, family
  case left, right, center, veteran, native, one
  // speech
  case said, says, say, told, according, statement, added, quote, sic, another, what, read, reads
  // roles
  case `public`, `self`, ab, academy, across, act, acted, acts, afb, affairs, ag, again, aka, al
  case along, alpha, angb, annual, appointed, arb, area, armed, arrived, assistant, authorities
  case avenue, award, awards, badge, base, battery, become, becomes, born, boulevard, bound
  case branch, bravo, cadet, camp, capital, captain, career, central, chapter, charlie, children
  case chosen, citizen, city, club, co, coast, college, command, commander, commands
  case commissioned, company, competes, confirmed, connecting, consulate, continues, control
  case corp, corporation, corpus, counties, county, cross, current, currently, cutter, defence
  case defense, del, delta, departing, department, deployed, designated, district, division
  case downtown, drive, drove, dubbed, duty, east, eastern, echo, eight, el, elected, embassy
  case employed, enlisted, entered, events, exceptional, exercises, fall, falls, fellow, five
  case flight, flown, forces, formerly, fort, four, foxtrot, ft, gmbh, golf, government
  case governorate, group, headed, headquarters, hired, home, hull, inc, incoming, incorporated
  case initiative, inside, installed, international, introduced, island, jets, job, joined, key
  case kilometers, king, km, la, land, league, leave, leaving, limited, little, llc, local
  case located, longtime, lp, ltd, majesty, major, many, medal, men, miles, military, ministry
  case mission, most, moved, mt, municipality, names, nations, nearby, network, new, newest
  case nine, nominated, north, northeast, northern, northwest, oblast, off, office, officer
  case oldest, onetime, operates, operations, opposition, organizations, outgoing, outside
  case outstanding, parliament, part, pentagon, people, places, plan, platoon, plc, point
  case police, port, position, prefecture, program, province, provinces, queen, reach, reached
  case recent, recently, regime, region, regional, relieved, remains, replaced, replaces, report
  case reports, resident, returned, ribbon, road, role, royal, sa, san, scholarship, school
  case seal, seals, section, sector, security, selected, serve, served, serves, serving, seven
  case several, sfb, sheriff, ship, six, south, southeast, southern, southwest, specialist, st
  case staff, started, state, stationed, still, street, student, suburb, succeeded, succeeds
  case such, sworn, takes, team, ten, three, throughout, tour, toured, toward, towards, town
  case travel, traveled, trip, troop, troops, trophy, two, university, upcoming, via, vicinity
  case village, visit, visited, visiting, visits, well, west, western, women, work, worked
  case working, works, young, youngest
  // dates
  case hence, few, couple, circa, plus, only, old, age, aged
  case more, rest, remainder, extra, entire, full, whole, seconds, minute, minutes
  case number, ish, nlt, eve, fy, commencing, dates, anniversary, so, just
  case h, hr, some, nearly, weekend, night, nights, spring, dawn, dusk, ones
  case when, `where`, `while`, also, `if`, starting, ending, saw, brought, marks, marked, eod
  case hosted, twice, once, good, zulu, long, single, olds, hrs, time
  case scheduled, slated, expected, plans, planned, due, planning, expects, hopes, begins
  case began, came, went, took, met, led, gave, made, flew, won, held, ran, spoke, became
  case sent, found, got, built, fell, hit, kept, taught, wrote, stood, lost, broke, drew, grew, put
  case levels, highs, lows, previously, remaining, latter, standard, daylight, savings, saving,
    calendar
  case times, weekday, weekdays, weekends, alternate, eoy, eom, boy, accords, accord, treaty, pact,
    battle, siege, massacre
  case armistice, revolution, uprising, invasion, coup, election, elections, campaign, campaigns
  case offensive, offensives, landings, bombing, convention, conference, earthquake, making, law
  case bill, code, resolution, games, olympics, championship, championships, conferences, attacks
  case like, here, honor, honour, gather, gathered, celebrate, commemorate, remember, dedicate,
    welcome
  case ceremony, event, announcement, meeting, briefing, action, decision, hearing, launch, release,
    game, news, vote, signing, flying, pilot
  // statements about a topic
  case commented, discussed, continued
  case wing, squadron, battalion, brigade, regiment, fleet, band, post, river, mountains, including

  /// The fold of the word: the first words of a lexicon are these, in this order.
  @inlinable public var fold: FoldID {
    // The place of a case among several hundred is what its two bytes hold.
    FoldID.firstWord + FoldID(unsafeBitCast(self, to: UInt16.self))
  }

  /// The word as it is written, in lower case.
  public var spelling: String { rawValue }
}
