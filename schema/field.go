package schema

// Rule is what a value of a field must be. Every check, schema and column type is derived from it. An empty string is no
// value: it is null in a nullable field and breaks the rule of any other.
type Rule struct {
	Kind         Kind
	Nullable     bool
	Pattern      string   // RE2, anchored; also valid as ECMA 262 in JSON Schema
	Enum         []string // the only values allowed, beside null where Nullable
	Format       string   // a JSON Schema draft-07 format, asserted: "uri"
	Lines        bool     // text of several lines; all other text is one line
	Min          int64    // least value of an integer; only integers ≥ 0 occur
	LowCardinal  bool     // few distinct values: dictionary-coded in Parquet
	NoStatistics bool     // long text: min/max statistics would only bloat the file
}

// Field is one column of the dataset.
type Field struct {
	Name string // JSON key, CSV header and Arrow column alike
	Doc  string // one sentence, feeds every generated document
	Rule Rule
	At   func(*Record) any // pointer to the member, of the type that Kind names, as in sql.Rows.Scan
}

// Fields lists the columns in their order. It is the single source of truth: JSON Schema, Arrow schema, CSV header,
// Table Schema, DuckDB types, documentation and checks all derive from it. Do not modify it.
var Fields = []Field{
	{"id", "Stable identifier: the letter a and 32 hex digits, unique in a dataset, the same on every run and machine.", Rule{Kind: String, Pattern: `^a[0-9a-f]{32}$`}, func(r *Record) any { return &r.ID }},
	{"url", "Canonical address of the article, when known.", Rule{Kind: String, Nullable: true, Format: "uri"}, func(r *Record) any { return &r.URL }},
	{"headline", "Headline, without the site's name.", Rule{Kind: String, Nullable: true}, func(r *Record) any { return &r.Headline }},
	{"description", "Standfirst or subtitle.", Rule{Kind: String, Nullable: true}, func(r *Record) any { return &r.Description }},
	{"body", "Text of the article only: paragraphs and subheadings joined by a blank line, the dateline kept, no page furniture.", Rule{Kind: String, Lines: true, NoStatistics: true}, func(r *Record) any { return &r.Body }},
	{"headings", "Subheadings in order, as they stand in body.", Rule{Kind: StringList}, func(r *Record) any { return &r.Headings }},
	{"byline", "Byline as printed.", Rule{Kind: String, Nullable: true}, func(r *Record) any { return &r.Byline }},
	{"authors", "Who wrote it, one by one and cleaned: persons, or the desk or agency that markup names as the author.", Rule{Kind: StringList}, func(r *Record) any { return &r.Authors }},
	{"source", "Who published it: the site's outlet when known, else the agency that the text credits; the registry's name where there is one.", Rule{Kind: String, Nullable: true, LowCardinal: true}, func(r *Record) any { return &r.Source }},
	{"source_domain", "Domain of the source, without www.", Rule{Kind: String, Nullable: true, LowCardinal: true}, func(r *Record) any { return &r.SourceDomain }},
	{"source_method", "The kind of evidence that decided source.", Rule{Kind: String, Nullable: true, LowCardinal: true, Enum: []string{"url", "jsonld", "meta", "page", "dateline", "byline", "copyright", "given"}}, func(r *Record) any { return (*string)(&r.SourceMethod) }},
	{"agency", "Wire agency that the text credits: TASS in /TASS/.", Rule{Kind: String, Nullable: true, LowCardinal: true}, func(r *Record) any { return &r.Agency }},
	{"section", "Section of the site that the article stands in.", Rule{Kind: String, Nullable: true, LowCardinal: true}, func(r *Record) any { return &r.Section }},
	{"tags", "Topics and keywords.", Rule{Kind: StringList}, func(r *Record) any { return &r.Tags }},
	{"related", "Headlines of other articles that the page links inside or below the text.", Rule{Kind: StringList}, func(r *Record) any { return &r.Related }},
	{"language", "Language of the text, as a BCP 47 tag.", Rule{Kind: String, Nullable: true, LowCardinal: true, Pattern: `^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`}, func(r *Record) any { return &r.Language }},
	{"dateline", "Dateline as printed: MOSCOW, September 6. /TASS/.", Rule{Kind: String, Nullable: true}, func(r *Record) any { return &r.Dateline }},
	{"dateline_place", "Place of the dateline as printed, without date and agency: MOSCOW.", Rule{Kind: String, Nullable: true, LowCardinal: true}, func(r *Record) any { return &r.DatelinePlace }},
	{"date_published", "Day of publication at the place of publication; null when ambiguous or missing.", Rule{Kind: Day32, Nullable: true}, func(r *Record) any { return &r.DatePublished }},
	{"published_at", "Moment of publication in UTC, only if time of day and offset are both known.", Rule{Kind: Timestamp, Nullable: true}, func(r *Record) any { return &r.PublishedAt }},
	{"published_offset", "Offset from UTC that the page states with the time: +03:00.", Rule{Kind: String, Nullable: true, LowCardinal: true, Pattern: `^[+-](0[0-9]|1[0-4]):[0-5][0-9]$`}, func(r *Record) any { return &r.PublishedOffset }},
	{"date_status", "How the date is known: stated, inferred, ambiguous or missing.", Rule{Kind: String, LowCardinal: true, Enum: []string{"stated", "inferred", "ambiguous", "missing"}}, func(r *Record) any { return (*string)(&r.DateStatus) }},
	{"date_precision", "Smallest unit of the date that is known.", Rule{Kind: String, Nullable: true, LowCardinal: true, Enum: []string{"second", "minute", "day", "month", "year"}}, func(r *Record) any { return (*string)(&r.DatePrecision) }},
	{"date_method", "The kind of evidence that decided the date.", Rule{Kind: String, Nullable: true, LowCardinal: true, Enum: []string{"jsonld", "meta", "time_tag", "url", "header", "text", "dateline", "weekday", "window", "neighbour", "given"}}, func(r *Record) any { return (*string)(&r.DateMethod) }},
	{"date_candidates", "Dates that the evidence leaves possible, ascending; exactly one when stated or inferred to the day.", Rule{Kind: DateList}, func(r *Record) any { return &r.DateCandidates }},
	{"modified_at", "Moment of the last change that the page states.", Rule{Kind: Timestamp, Nullable: true}, func(r *Record) any { return &r.ModifiedAt }},
	{"retrieved_at", "Moment of the crawl: WARC-Date, a page's clock, or given; never the publication date.", Rule{Kind: Timestamp, Nullable: true}, func(r *Record) any { return &r.RetrievedAt }},
	{"word_count", "Number of words in body.", Rule{Kind: Int32}, func(r *Record) any { return &r.WordCount }},
	{"duplicate_of", "id of the record that this one repeats.", Rule{Kind: String, Nullable: true, Pattern: `^a[0-9a-f]{32}$`}, func(r *Record) any { return &r.DuplicateOf }},
	{"input_name", "Path of the input as given; behind # the document inside it.", Rule{Kind: String}, func(r *Record) any { return &r.InputName }},
	{"input_offset", "Byte offset of the document in its file.", Rule{Kind: Int64, Nullable: true}, func(r *Record) any { return &r.InputOffset }},
	{"input_sha256", "SHA-256 of the document's bytes, in hex.", Rule{Kind: String, Pattern: `^[0-9a-f]{64}$`}, func(r *Record) any { return &r.InputSHA256 }},
}
