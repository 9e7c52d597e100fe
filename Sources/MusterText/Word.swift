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
  case because
  // roles
  case acted, acts, again, appointed, become, becomes, cadet, captain, career, chosen, commands
  case commissioned, competes, confirmed, continues, currently, departing, designated, duty
  case elected, employed, enlisted, events, formerly, hired, incoming, installed, introduced
  case job, joined, longtime, major, names, newest, nominated, officer, oldest, onetime
  case organizations, outgoing, places, position, recently, relieved, remains, replaced
  case replaces, role, selected, serve, served, serves, serving, specialist, started, still
  case student, succeeded, succeeds, such, sworn, takes, tour, well, work, worked, working
  case works, young, youngest
  // names of organizations, places and events
  case annual, command, commander, embassy, consulate, affairs, headquarters, office, department
  case company, battery, troop, platoon, state, city, county, south, north, east, west, southern
  case northern, eastern, western, central, `self`, defense, defence, nations, region, area, dubbed
  case university, college, st, mt, ft, fort, camp, military, forces, cutter, ship, hull, regional
  case international, local, new, upcoming, recent, several, many, most, fellow, current
  case flight, alpha, bravo, charlie, delta, echo, foxtrot, golf, team, group, coast, academy
  case children, women, men, sheriff, people, majesty, king, queen, aka, incorporated
  case royal, land, armed, inc, llc, ltd, corp, co, corporation, limited, plc, gmbh, sa, ag, lp
  case san, point, base, little, al, la, el, del, corpus, key, afb, sfb, angb, ab, arb
  case province, governorate, prefecture, oblast, suburb, port, island, district, municipality
  case downtown, nearby
  case division, branch, section, sector, chapter, falls, fall, operates, connecting, jets
  case miles, kilometers, km, northeast, northwest, southeast, southwest, vicinity, moved
  case returned, flown, trip, drove
  case outstanding, exceptional, seal, seals, visit, visits, visited, visiting, toured, reached
  case reach, entered, bound, headed, leave, leaving, born, counties, provinces, mission
  case assistant, report, home, operations, exercises, street, drive, avenue, road, boulevard,
    control, ministry
  case government, opposition, regime, parliament, police, authorities, security, troops, league,
    club
  case network, school, two, three, four, five, six, seven, eight, nine, ten
  case part, award, awards, medal, ribbon, trophy, program, act, plan, scholarship, badge, cross
  case initiative, pentagon
  case travel, traveled, arrived, deployed, stationed, located, outside, toward, towards, across
  case staff, reports, `public`, along, via, inside, throughout, off, citizen, resident, capital,
    town, village  // dates
  case hence, few, couple, circa, plus, only, old, age, aged
  case more, rest, remainder, extra, entire, full, whole, seconds, minute, minutes
  case number, ish, nlt, eve, fy, commencing, dates, anniversary, so, just
  case h, hr, some, nearly, weekend, night, nights, spring, dawn, dusk, ones
  case when, `where`, `while`, also, `if`, starting, ending, saw, brought, marks, marked, eod
  case hosted, twice, once, good, zulu, long, single, olds, hrs, time
  case scheduled, slated, expected, plans, planned, due, planning, expects, hopes, begins
  case began, came, went, took, met, led, gave, made, flew, won, held, ran, spoke, became
  case sent, found, got, built, fell, hit, kept, taught, wrote, stood, lost, broke, drew, grew, put
  case order, strategy, directive, regulation, amendment, amendments, budget, title
  case fys, levels, highs, lows, previously, remaining, latter, standard, daylight, savings, saving,
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
  // names of units, organizations and places
  case support, attorney, general, africa
  case council, committee, commission, authority, bureau, laboratory, alliance, coalition
  case multinational, hhc, hhb, hht, hhd, railway, train, radio, television, neighborhood
  case neighbourhood, bataillon, escadron, escadre, compagnie, stormo, reggimento, groupement
  case de, d, du, des, firm, manufacturer, retailer, publisher, airline, bank, brewery
  case consultancy, conglomerate, subsidiary, startup, label, contractor, developer, supplier
  case shipbuilder, newspaper, magazine, broadcaster, channel, orchestra, choir, ensemble
  case association, federation, union, party, organization, organisation, nonprofit, charity
  case foundation, institute, society, militia, trio, quartet, hospital, agency, commune, hamlet
  case settlement, township, lake, mountain, peninsula, valley, parish, bay, cave, hill, stream
  case creek, strait, volcano, glacier, desert, islet, atoll, airport, airfield, bridge, stadium
  case prison, dam, bands, companies, firms, newspapers, magazines, contractors, universities
  case airlines, charities, towns, villages, cities, districts, islands, suburbs, station, jet
  case fighter, fighters, bomber, bombers, helicopter, helicopters, drone, drones, tanker
  case tankers, airlifter, transports, missile, missiles, launcher, launchers, interceptor
  case interceptors, tank, tanks, vehicle, vehicles, truck, trucks, howitzer, howitzers, rifle
  case rifles, pistol, pistols, mortar, mortars, carbine, type, aircraft, mosque, northeastern
  case northwestern, southeastern, southwestern, sons, associates, partners, nv, oyj, asa, fc
  case afc, hc, wing, squadron, battalion, brigade, regiment, fleet, band, post, river
  case mountains, including
  case airways, capt, cmdr, col, colonel, constabulary, corporal, corrections, cpl, detective
  case fire, frocked, highway, lieutenant, lines, lt, maj, patrol, selectee, sergeant, sgt
  case sheriffs, trooper
  case bowl, commonly, cup, prize

  /// The fold of the word: the first words of a lexicon are these, in this order.
  @inlinable public var fold: FoldID {
    // The place of a case among several hundred is what its two bytes hold.
    FoldID.firstWord + FoldID(unsafeBitCast(self, to: UInt16.self))
  }

  /// The word as it is written, in lower case.
  public var spelling: String { rawValue }
}
