package notation

import (
	"bytes"
	"fmt"

	"github.com/apache/arrow/go/v15/arrow"

	"dateline/schema"
)

// Arrow returns the Arrow schema that a reader sees in the Parquet file.
func Arrow() *arrow.Schema {
	fields := make([]arrow.Field, len(schema.Fields))
	for i, f := range schema.Fields {
		fields[i] = arrow.Field{Name: f.Name, Type: arrowType(f.Rule.Kind), Nullable: f.Rule.Nullable}
	}
	return arrow.NewSchema(fields, nil)
}

func arrowType(k schema.Kind) arrow.DataType {
	var t arrow.DataType
	switch k.Type().Storage {
	case schema.StoredDay:
		t = arrow.FixedWidthTypes.Date32
	case schema.StoredMoment:
		t = arrow.FixedWidthTypes.Timestamp_us
	case schema.StoredInt32:
		t = arrow.PrimitiveTypes.Int32
	case schema.StoredInt64:
		t = arrow.PrimitiveTypes.Int64
	default:
		t = arrow.BinaryTypes.String
	}
	if k.IsList() {
		return arrow.ListOfField(arrow.Field{Name: "element", Type: t})
	}
	return t
}

func arrowText() []byte {
	var b bytes.Buffer
	for _, f := range Arrow().Fields() {
		fmt.Fprintf(&b, "%s: %s\n", f.Name, arrowFieldText(f))
	}
	return b.Bytes()
}

func arrowFieldText(f arrow.Field) string {
	var s string
	switch t := f.Type.(type) {
	case *arrow.ListType:
		s = "list<element: " + arrowFieldText(t.ElemField()) + ">"
	case *arrow.StringType:
		s = "string"
	case *arrow.Date32Type:
		s = "date32[day]"
	case *arrow.TimestampType:
		s = fmt.Sprintf("timestamp[%s, tz=%s]", t.Unit, t.TimeZone)
	default:
		s = t.Name()
	}
	if !f.Nullable {
		s += " not null"
	}
	return s
}
