package jsonschema

import (
	"fmt"
	"strings"

	"github.com/xeipuuv/gojsonschema"

	"dateline/schema"
)

// wordings give for each error type of gojsonschema the keyword that is broken and what to say. In a text {x} stands for
// the error's detail x.
var wordings = map[string]struct{ keyword, text string }{
	"false":                           {"false", "no value is allowed here"},
	"required":                        {"required", "{property} is missing"},
	"invalid_type":                    {"type", "the value is of type {given}, expected {expected}"},
	"number_any_of":                   {"anyOf", "the value fits none of the schemas of anyOf"},
	"number_one_of":                   {"oneOf", "the value fits none or several of the schemas of oneOf, expected one"},
	"number_all_of":                   {"allOf", "the value does not fit all schemas of allOf"},
	"number_not":                      {"not", "the value fits the schema of not"},
	"missing_dependency":              {"dependencies", "{dependency} is missing, which the value depends on"},
	"const":                           {"const", "the value is not {allowed}"},
	"enum":                            {"enum", "the value is none of {allowed}"},
	"array_no_additional_items":       {"additionalItems", "the list has more items than the schema allows"},
	"array_min_items":                 {"minItems", "the list is too short, expected {min} items or more"},
	"array_max_items":                 {"maxItems", "the list is too long, expected {max} items or fewer"},
	"unique":                          {"uniqueItems", "items {i} and {j} are equal, expected none to be"},
	"contains":                        {"contains", "no item fits the schema of contains"},
	"array_min_properties":            {"minProperties", "the object has too few members, expected {min} or more"},
	"array_max_properties":            {"maxProperties", "the object has too many members, expected {max} or fewer"},
	"additional_property_not_allowed": {"additionalProperties", "{property} is not in the schema"},
	"invalid_property_pattern":        {"patternProperties", "{property} does not match the pattern {pattern}"},
	"invalid_property_name":           {"propertyNames", "the name {property} does not fit the schema"},
	"string_gte":                      {"minLength", "the text is too short, expected {min} characters or more"},
	"string_lte":                      {"maxLength", "the text is too long, expected {max} characters or fewer"},
	"pattern":                         {"pattern", "the text does not have the form {pattern}"},
	"format":                          {"format", "the text does not have the format {format}"},
	"multiple_of":                     {"multipleOf", "the number is no multiple of {multiple}"},
	"number_gte":                      {"minimum", "the number is too small, expected {min} or more"},
	"number_gt":                       {"exclusiveMinimum", "the number is too small, expected more than {min}"},
	"number_lte":                      {"maximum", "the number is too large, expected {max} or less"},
	"number_lt":                       {"exclusiveMaximum", "the number is too large, expected less than {max}"},
	"condition_then":                  {"then", "the value fits the schema of if but not that of then"},
	"condition_else":                  {"else", "the value fits neither the schema of if nor that of else"},
}

// violationOf translates an error of the library.
func violationOf(e gojsonschema.ResultError) schema.Violation {
	v := schema.Violation{Pointer: pointerOf(e.Context()), Rule: e.Type(), Value: brief(e.Value()), Message: e.Description()}
	if w, ok := wordings[e.Type()]; ok {
		v.Rule, v.Message = w.keyword, w.text
		for key, detail := range e.Details() {
			v.Message = strings.ReplaceAll(v.Message, "{"+key+"}", strings.TrimPrefix(detailText(detail), ownFormat))
		}
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(v.Pointer, "/"), "/")
	v.Field = unescapePointer.Replace(name)
	if p, ok := e.Details()["property"].(string); ok && v.Pointer == "" {
		v.Field = p
	}
	return v
}

var (
	escapePointer   = strings.NewReplacer("~", "~0", "/", "~1")
	unescapePointer = strings.NewReplacer("~1", "/", "~0", "~")
)

// detailText writes a detail; limits come as *big.Rat, which would print as 5/1.
func detailText(x any) string {
	if r, ok := x.(interface{ RatString() string }); ok {
		return r.RatString()
	}
	return fmt.Sprint(x)
}

// pointerOf rebuilds the pointer from the library's path, which it does not escape. NUL separates, since no other character
// is sure not to be part of a name; a name that has a NUL itself gets a pointer of more tokens.
func pointerOf(c *gojsonschema.JsonContext) string {
	var b strings.Builder
	for _, token := range strings.Split(c.String("\x00"), "\x00")[1:] {
		b.WriteByte('/')
		b.WriteString(escapePointer.Replace(token))
	}
	return b.String()
}
