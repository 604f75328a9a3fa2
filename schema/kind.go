package schema

// Kind is the type of a field. It decides its JSON form, its Arrow and Parquet type and its CSV form.
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

// String names the type as the documentation does.
func (k Kind) String() string {
	return [...]string{"string", "date", "timestamp", "int32", "int64", "list<string>", "list<date>"}[k]
}
