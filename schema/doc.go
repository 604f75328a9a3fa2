// Package schema says what an article record is. It does no I/O.
//
// Fields is the single source of truth: a record has exactly those columns, in that order, in every format. The JSON
// Schema, the Arrow schema, the CSV header and the documentation are derived from it, so that adding a field takes one
// member of Record and one entry of Fields.
//
//	for _, f := range schema.Fields {
//		fmt.Println(f.Name, f.Rule.Kind, f.Doc)
//	}
package schema
