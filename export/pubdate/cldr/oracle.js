// Writes the tables that the tests of pubdate compare with, by ICU's own calendars and formats:
//
//   node oracle.js calendars > ../testdata/calendars.tsv   first day of each month of other calendars
//   node oracle.js dates     > ../testdata/dates.tsv       days as ICU prints them in each language of words.tsv
"use strict";
const day = 86400000;
const iso = (t) => new Date(t).toISOString().slice(0, 10);
const head = (what) => console.log(`# ${what}, by ICU ${process.versions.icu}, CLDR ${process.versions.cldr}. Written by cldr/oracle.js; do not edit.`);

if (process.argv[2] === "calendars") {
  head("Calendar, year, month and the Gregorian day on which it begins");
  for (const [name, from, to] of [["islamic-umalqura", 1420, 1500], ["persian", 1330, 1449]]) {
    const f = new Intl.DateTimeFormat(`en-u-ca-${name}-nu-latn`, { year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" });
    let last = "";
    for (let t = Date.UTC(1950, 0, 1); t < Date.UTC(2078, 0, 1); t += day) {
      const p = Object.fromEntries(f.formatToParts(new Date(t)).map((x) => [x.type, x.value]));
      const key = `${p.year}\t${p.month}`;
      if (p.day === "1" && key !== last && +p.year >= from && +p.year <= to) console.log(`${name}\t${key}\t${iso(t)}`);
      last = key;
    }
  }
} else {
  head("Language, style, day and how it is printed");
  const langs = "ar az be bg bn bs ca cs da de el en es et fa fi fr he hi hr hu id is it ja ka kk ko lt lv mk ms nb nl nn pl pt ro ru sk sl sq sr sv sw ta th tr uk ur vi zh fil gl gu hy km kn lo ml mr my ne or pa te".split(" ");
  for (const lang of langs)
    for (const style of ["full", "long", "medium"])
      for (let m = 0; m < 12; m++) {
        const t = Date.UTC(2017, m, 14 + m);
        const f = new Intl.DateTimeFormat(lang, { dateStyle: style, timeZone: "UTC" });
        console.log([lang, style, iso(t), f.format(new Date(t))].join("\t"));
      }
}
