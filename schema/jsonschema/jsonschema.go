// Package jsonschema checks values against JSON Schemas: that of a record and those of callers. It is the only package that
// knows the library that does the work, and stands in front of it: a schema that the library would misread, fetch something
// for or never return from is refused with a reason, and what breaks a schema is said in plain words.
//
//	v, err := jsonschema.Compile(schema.JSONSchema())
//	…
//	violations, err := v.ValidateJSON(line)
package jsonschema
