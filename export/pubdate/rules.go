package pubdate

// Rule says how one kind of evidence bears on a date. EVIDENCE.md is written from Rules, and a test holds that every
// example gives what its rule says.
type Rule struct {
	Name     string // the kind of evidence, a DateMethod where it has one
	Reads    string // what it is read from
	Doc      string // what it may and may not do
	Examples []Example
}

// Example is evidence, a line each, and the outcome. A line is a method and its words ("dateline September 6"), or one of:
// weekday Wednesday, since 2014, named 2017-09-06 (in the lead), retrieved 2018-10-21, window 2017-01-01..2017-12-31, listed 2017-09-06,
// batch 2017-09-06 2017-12-08, day 6 (a dateline's day of the month), read 2018-10-21T14:30:00Z (retrieved at that moment), country GB, find TEXT (the dates that Find reads).
type Example struct {
	In  []string
	Out string
}

// Rules lists the kinds of evidence in falling order of authority, then the constraints, then what is read alike
// wherever a date stands.
var Rules = []Rule{
	{"given", "a column, key or flag of a structured input", "What a data source states as the date of publication outranks everything on the page.", []Example{
		{[]string{"given 2017-09-06", "jsonld 2017-09-07T01:00:00Z"}, "stated by given 2017-09-06"},
	}},
	{"jsonld", "datePublished of a schema.org article in JSON-LD or microdata", "The page's own statement to machines. A value with time and offset gives the moment of publication as well; the day is the one at the offset that is stated, not in UTC.", []Example{
		{[]string{"jsonld 2017-09-06T23:30:00-04:00", "header 6 September 2017"}, "stated by jsonld 2017-09-06"},
	}},
	{"meta", "article:published_time, Dublin Core, and their kin", "As jsonld, below it.", []Example{
		{[]string{"meta 2017-09-06", "header 10/08/2017"}, "stated by meta 2017-09-06"},
	}},
	{"time_tag", "<time datetime> in the article's head", "As meta, below it.", []Example{
		{[]string{"time_tag 2017-09-06T12:36+03:00"}, "stated by time_tag 2017-09-06"},
	}},
	{"header", "a dated line between headline and story, or a labelled one above", "Dates behind words like “Updated” are those of a change and no candidates. The clock of a masthead, a copyright year, an event's date and the dates of other articles are none either. A line that gives no year leaves it open, and another place may fill it in.", []Example{
		{[]string{"header 08 December 2017"}, "stated by header 2017-12-08"},
		{[]string{"header September 06, 12:36 UTC+3", "header 2017-09-06"}, "stated by header 2017-09-06"},
	}},
	{"url", "the address", "A day in the path is a full statement; year and month alone only narrow what others say. Digits within longer numbers are not read.", []Example{
		{[]string{"url 2017-09-06", "dateline September 5"}, "stated by url 2017-09-06"},
		{[]string{"url 2017-09", "dateline September 6"}, "inferred by dateline 2017-09-06"},
	}},
	{"dateline", "the dateline that opens the story", "Month and day of filing. It may lie a day before publication, which is no conflict; anything further apart contradicts and is kept as evidence, and the higher authority stands. A dateline gives no year, and none is guessed. East Asian ones give the day of the month alone (【東京6日共同】): a candidate that bounds, weekdays and other places must complete. A day that no month has is no candidate; place and agency stand.", []Example{
		{[]string{"day 6", "url 2017-09"}, "inferred by dateline 2017-09-06"},
		{[]string{"day 6", "weekday Wednesday", "window 2017-08-01..2017-09-30"}, "inferred by weekday 2017-09-06"},
		{[]string{"day 6"}, "ambiguous"},
		{[]string{"dateline February 29"}, "ambiguous 1992-02-29 to 2024-02-29 (9)"},
		{[]string{"header 2017-10-06", "dateline September 6"}, "stated by header 2017-10-06"},
	}},
	{"weekday", "a weekday that a verb of reporting governs in the lead: “told reporters on Wednesday”", "The day of the story falls on it; a candidate that it would be the day before yields to one that it fits, and stays possible where there is none; neighbours do not decide between the two. “Next Monday”, “since Friday”, “will meet on Thursday” tie nothing. In leads whose time of publication is known a tied weekday is the day itself in 91 %, the day before in 8 %, and neither in 1.5 %. Bounds that leave only days of other weekdays decide nothing.", []Example{
		{[]string{"dateline September 6", "weekday Wednesday"}, "ambiguous 1995-09-06 2000-09-06 2006-09-06 2017-09-06 2023-09-06"},
		{[]string{"dateline September 6", "weekday Wednesday", "window 2014-01-01..2017-12-31"}, "inferred by weekday 2017-09-06"},
		{[]string{"dateline September 7", "weekday Wednesday", "window 2016-01-01..2017-12-31"}, "inferred by weekday 2016-09-07"},
	}},
	{"window", "--date-window, --as-of, the day of retrieval and one more", "The day of retrieval and --as-of are hard bounds: what lies behind them is impossible, even if markup states it. --date-window decides between candidates and erases none: a date that is stated outside it, and of which no other place states a day inside, stays stated, and its evidence has the conflict. A date that only the default years (1990 to the edition's) make unique stays ambiguous, because they are no evidence.", []Example{
		{[]string{"dateline September 6", "window 2017-01-01..2017-12-31"}, "inferred by window 2017-09-06"},
		{[]string{"jsonld 2019-01-01", "header 08 December 2017", "retrieved 2018-10-21"}, "stated by header 2017-12-08"},
		{[]string{"header 06-Sep-17", "window 2010-01-01.."}, "ambiguous 2017-09-06"},
		{[]string{"jsonld 2019-01-01", "header 08 December 2017", "window 2017-01-01..2017-12-31"}, "stated by header 2017-12-08"},
		{[]string{"jsonld 2019-01-01", "dateline September 6", "window 2017-01-01..2017-12-31"}, "stated by jsonld 2019-01-01"},
	}},
	{"text", "years in the lead: “since 2014”, “on Wednesday, September 6, 2017”", "A year that is over or under way is a lower bound; a plain one (“in 2016”) or one ahead (“by 2020”) says nothing certain. A full date decides among the candidates when it is within a day of one and the tied weekday agrees, which keeps anniversaries out.", []Example{
		{[]string{"dateline September 6", "weekday Wednesday", "named 2017-09-06"}, "inferred by text 2017-09-06"},
		{[]string{"dateline September 11", "weekday Sunday", "named 2001-09-11"}, "ambiguous 1994-09-11 2005-09-11 2011-09-11 2016-09-11 2022-09-11"},
		{[]string{"dateline September 6", "weekday Wednesday", "since 2014", "retrieved 2017-10-21"}, "inferred by weekday 2017-09-06"},
	}},
	{"neighbour", "other articles of the same export", "An article that a dated page lists beside its story was published no later than the page and at most 120 days before it. Failing that, the one candidate within 30 days of the span of the batch's dates in the same language is taken, when at least two articles and a twentieth of that batch are dated; fewer than 20 dated articles decide only where the lead's weekday agrees. Dates that neighbours decided decide no others.", []Example{
		{[]string{"dateline September 6", "weekday Wednesday", "listed 2017-09-08"}, "inferred by neighbour 2017-09-06"},
		{[]string{"dateline September 4", "weekday Monday", "batch 2017-09-06 2017-12-08"}, "inferred by neighbour 2017-09-04"},
		{[]string{"dateline April 4", "batch 2017-09-06 2017-12-08"}, "ambiguous 1990-04-04 to 2026-04-04 (37)"},
	}},
	{"dispute", "whole dates of markup, of the lines that readers see, and of the address", "JSON-LD and meta tags are one voice while they agree. Where two voices state days more than one apart, a third settles it, also a dateline, the address's month, the lead's weekday or a bound that fits one of them alone; the date is then the highest authority's, or else inferred. Where none does, the days of all are candidates and neither authority decides: on pages of known date whose one visible date contradicted the markup, the markup was right no more often than the line. A place that names several days lists other pieces and disputes nothing.", []Example{
		{[]string{"jsonld 2017-09-06", "header 7 October 2017"}, "ambiguous 2017-09-06 2017-10-07"},
		{[]string{"jsonld 2017-09-06", "meta 2018-03-01", "header 1 March 2018"}, "inferred by meta 2018-03-01"},
		{[]string{"jsonld 2017-09-06", "header 7 October 2017", "url 2017-09"}, "stated by jsonld 2017-09-06"},
	}},
	{"weekday beside a date", "any place", "Decides between readings of figures, and narrows the years of a date without one. Where no reading falls on it, the weekday or a part of the date is a misprint: the printed day, the nearest one of that weekday and that day of the year before or behind are candidates until another place decides.", []Example{
		{[]string{"header Wednesday 06/09/2017"}, "stated by header 2017-09-06"},
		{[]string{"header Tuesday, 6 September 2017"}, "ambiguous 2016-09-06 2017-09-05 2017-09-06"},
		{[]string{"header Tuesday, 6 September 2017", "url 2017-09-06"}, "stated by url 2017-09-06"},
	}},
	{"day and month in figures", "any place", "Dots are day-first. Slashes and hyphens are read both ways until something decides, unless the text's language is one that never puts the month first, or the page's outlet or domain is of a country that has one order. The year of two digits has no century until a bound gives it one. A column of a file, or a key, decides before the country: where some of its dates can only be read one way, all are read so, and those that go both ways are stated; its rows and the day of retrieval give years of two digits their century.", []Example{
		{[]string{"find 06/09/2017"}, "2017-09-06 or 2017-06-09"},
		{[]string{"find 06.09.2017"}, "2017-09-06"},
		{[]string{"header 06/09/2017", "dateline September 6"}, "inferred by dateline 2017-09-06"},
		{[]string{"header 06-Sep-17"}, "ambiguous 2017-09-06"},
	}},
	{"time of day", "any place", "A moment is known only with an offset. Zone names that stand for one offset have it; those with several meanings (CST, IST, BST) are kept as printed, without one, unless the country of the page's outlet has only one of them.", []Example{
		{[]string{"find September 6, 2017 12:36 UTC+3"}, "2017-09-06 12:36+03:00"},
		{[]string{"find Sept. 6, 2017 3 p.m. CST"}, "2017-09-06 15 CST"},
	}},
	{"elapsed time", "a header: “2 hours ago”", "Counts from the moment of retrieval; without one it says nothing. Pages round down, so “3 days ago” may be nearly four. What day the moment was depends on the place: the country of the page's outlet and, where that is not known, the language tell the offsets that are possible, and hours near midnight leave more than one day.", []Example{
		{[]string{"header 2 hours ago", "read 2018-10-21T14:30:00Z", "country GB"}, "inferred by header 2018-10-21"},
		{[]string{"header 2 hours ago", "read 2018-10-22T01:30:00Z", "country GB"}, "ambiguous 2018-10-21 2018-10-22"},
		{[]string{"header 2 hours ago", "read 2018-10-22T01:30:00Z", "country US"}, "inferred by header 2018-10-21"},
		{[]string{"header 3 days ago", "retrieved 2018-10-21"}, "ambiguous 2018-10-17 2018-10-18"},
		{[]string{"header 2 hours ago"}, "missing"},
	}},
	{"other calendars", "any place", "Years of the Solar and Lunar Hijri, Thai Buddhist and Japanese era calendars are converted, never read as Gregorian. Lunar Hijri days differ by sighting, so that the day before and after are readings too, until a weekday or another place decides.", []Example{
		{[]string{"find ۱۵ شهریور ۱۳۹۶"}, "2017-09-06"},
		{[]string{"find 6 กันยายน 2560"}, "2017-09-06"},
		{[]string{"find 平成29年9月6日"}, "2017-09-06"},
		{[]string{"find 二〇一七年九月六日"}, "2017-09-06"},
		{[]string{"find 15 ذو الحجة 1438"}, "2017-09-05 or 2017-09-06 or 2017-09-07"},
	}},
}
