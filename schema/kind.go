package schema

import (
	"fmt"
	"math"
	"strconv"
	"time"
)

// Kind is the type of a field. It decides everything that depends on the type of a value: its text in JSON, CSV and findings,
// its number in Parquet, how it is read, checked and compared, and its name in the notations of others.
type Kind int

// The kinds. Timestamps are UTC in whole seconds, in Parquet as microseconds, elsewhere 2017-09-06T09:36:00Z; a list in CSV
// is JSON text.
const (
	String     Kind = iota // *string
	Day32                  // *Date
	Timestamp              // *time.Time
	Int32                  // *int32
	Int64                  // **int64
	StringList             // *[]string
	DateList               // *[]Date
)

// kinds has a row for each Kind: a new one is a row here, unless its values are stored as none of Storage.
var kinds = [...]access{
	String:     one[string]{text},
	Day32:      one[Date]{day},
	Timestamp:  one[time.Time]{moment},
	Int32:      one[int32]{number32},
	Int64:      one[*int64]{number64},
	StringList: many[string]{text},
	DateList:   many[Date]{day},
}

// Storage is how a value is stored where values are not text.
type Storage int

// The ways to store a value.
const (
	StoredText   Storage = iota // UTF-8
	StoredDay                   // days since 1970 in 32 bits
	StoredMoment                // microseconds since 1970 in 64 bits, UTC
	StoredInt32
	StoredInt64
)

// Type is what a kind is called. For a list, all of it is said of an item.
type Type struct {
	Name    string // in the documentation: date
	Wanted  string // in messages: a date like 2017-09-06
	Plural  string // of Wanted, for lists: dates like 2017-09-06
	Storage Storage
	Number  bool   // JSON and CSV have it without quotes
	Max     int64  // the greatest number
	Table   string // Table Schema
	DuckDB  string

	schema property // JSON Schema
}

var text = &item[string]{
	Type:   Type{Name: "string", Wanted: "a string", Plural: "strings", Table: "string", DuckDB: "VARCHAR", schema: property{Type: "string", MinLength: 1}},
	isNull: func(s string) bool { return s == "" },
	text:   func(s string) string { return s },
	parse:  func(s string) (string, error) { return s, nil },
	check:  checkText,
}

var day = &item[Date]{
	Type:   Type{Name: "date", Wanted: "a date like 2017-09-06", Plural: "dates like 2017-09-06", Storage: StoredDay, Table: "date", DuckDB: "DATE", schema: property{Type: "string", Format: "date"}},
	isNull: Date.IsZero,
	text:   Date.String,
	number: func(d Date) int64 { return int64(d.Days()) },
	value:  func(n int64) Date { return DateOfDays(int32(n)) },
	parse: func(s string) (Date, error) {
		d, err := ParseDate(s)
		if err == nil && !d.Valid() {
			err = fmt.Errorf("%q is no day of the years 1 to 9999", s)
		}
		return d, err
	},
	check: func(d Date, c *checker) {
		if !writable(d) {
			c.broken("format", d.String(), "%s is no day of the calendar", d)
		}
	},
}

var moment = &item[time.Time]{
	Type:   Type{Name: "timestamp", Wanted: "a time like 2017-09-06T09:36:00Z", Plural: "times like 2017-09-06T09:36:00Z", Storage: StoredMoment, Table: "datetime", DuckDB: "TIMESTAMPTZ", schema: property{Type: "string", Format: "date-time", Pattern: timestampPattern}},
	isNull: time.Time.IsZero,
	text: func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.UTC().Format(TimestampForm)
	},
	number: func(t time.Time) int64 { return t.Truncate(time.Second).UnixMicro() },
	value:  func(n int64) time.Time { return time.UnixMicro(n).UTC() },
	parse: func(s string) (time.Time, error) {
		t, err := time.Parse(time.RFC3339Nano, s)
		return t.UTC(), err
	},
	check: func(t time.Time, c *checker) {
		if y := t.UTC().Year(); y < 0 || y > 9999 {
			c.broken("format", t.String(), "the year %d cannot be written, expected 0 to 9999", y)
		}
	},
}

var number32 = &item[int32]{
	Type:   Type{Name: "int32", Wanted: "a whole number", Plural: "whole numbers", Storage: StoredInt32, Number: true, Max: math.MaxInt32, Table: "integer", DuckDB: "INTEGER", schema: property{Type: "integer"}},
	isNull: func(int32) bool { return false },
	text:   func(n int32) string { return strconv.Itoa(int(n)) },
	number: func(n int32) int64 { return int64(n) },
	value:  func(n int64) int32 { return int32(n) },
	parse: func(s string) (int32, error) {
		n, err := strconv.ParseInt(s, 10, 32)
		return int32(n), canonical(s, n, err)
	},
	check: func(n int32, c *checker) { c.atLeast(int64(n)) },
}

var number64 = &item[*int64]{
	Type:   Type{Name: "int64", Wanted: "a whole number", Plural: "whole numbers", Storage: StoredInt64, Number: true, Max: math.MaxInt64, Table: "integer", DuckDB: "BIGINT", schema: property{Type: "integer"}},
	isNull: func(n *int64) bool { return n == nil },
	text: func(n *int64) string {
		if n == nil {
			return ""
		}
		return strconv.FormatInt(*n, 10)
	},
	number: func(n *int64) int64 {
		if n == nil {
			return 0
		}
		return *n
	},
	value: func(n int64) *int64 { return &n },
	parse: func(s string) (*int64, error) {
		n, err := strconv.ParseInt(s, 10, 64)
		return &n, canonical(s, n, err)
	},
	check: func(n *int64, c *checker) { c.atLeast(*n) },
}

// canonical refuses +1 and 007, which strconv takes.
func canonical(s string, n int64, err error) error {
	if err == nil && strconv.FormatInt(n, 10) != s {
		return fmt.Errorf("%q is not the usual form of %d", s, n)
	}
	return err
}

// Type says what the kind, for a list an item of it, is called.
func (k Kind) Type() *Type { return kinds[k].describe() }

// IsList reports whether a value is a list, which may be empty and is never null.
func (k Kind) IsList() bool { return kinds[k].isList() }

// String names the type as the documentation does.
func (k Kind) String() string {
	if k.IsList() {
		return "list<" + k.Type().Name + ">"
	}
	return k.Type().Name
}
