package schema

// access is what a kind can do with a member, which is a pointer to a value of its type.
type access interface {
	describe() *Type
	isList() bool
	isNull(member any) bool
	clear(member any)
	len(member any) int
	text(member any, i int) string
	number(member any, i int) int64
	add(member any, text string) error
	addNumber(member any, n int64)
	check(member any, c *checker)
}

// item is a type of values, whether they stand alone or in a list.
type item[T any] struct {
	Type
	isNull func(T) bool
	text   func(T) string
	number func(T) int64 // nil for what is stored as text, as is value
	value  func(int64) T // what has the number
	parse  func(string) (T, error)
	check  func(T, *checker)
}

func (it *item[T]) describe() *Type { return &it.Type }

// one is a member of one value.
type one[T any] struct{ *item[T] }

func (o one[T]) isList() bool             { return false }
func (o one[T]) isNull(m any) bool        { return o.item.isNull(*m.(*T)) }
func (o one[T]) clear(m any)              { *m.(*T) = *new(T) }
func (o one[T]) len(any) int              { return 1 }
func (o one[T]) text(m any, _ int) string { return o.item.text(*m.(*T)) }

func (o one[T]) number(m any, _ int) int64 { return o.item.number(*m.(*T)) }

func (o one[T]) add(m any, s string) error {
	v, err := o.parse(s)
	if err == nil {
		*m.(*T) = v
	}
	return err
}

func (o one[T]) addNumber(m any, n int64) { *m.(*T) = o.value(n) }

func (o one[T]) check(m any, c *checker) {
	if o.isNull(m) {
		c.null()
	} else {
		o.item.check(*m.(*T), c)
	}
}

// many is a member that is a list.
type many[T any] struct{ *item[T] }

func (l many[T]) isList() bool              { return true }
func (l many[T]) isNull(any) bool           { return false }
func (l many[T]) clear(m any)               { p := m.(*[]T); *p = (*p)[:0] }
func (l many[T]) len(m any) int             { return len(*m.(*[]T)) }
func (l many[T]) text(m any, i int) string  { return l.item.text((*m.(*[]T))[i]) }
func (l many[T]) number(m any, i int) int64 { return l.item.number((*m.(*[]T))[i]) }

func (l many[T]) add(m any, s string) error {
	v, err := l.parse(s)
	if err == nil {
		p := m.(*[]T)
		*p = append(*p, v)
	}
	return err
}

func (l many[T]) addNumber(m any, n int64) { p := m.(*[]T); *p = append(*p, l.value(n)) }

func (l many[T]) check(m any, c *checker) {
	for i, v := range *m.(*[]T) {
		c.item = i
		l.item.check(v, c)
	}
}

// IsNull reports whether the record has nothing in the field. A list is never null.
func (f *Field) IsNull(r *Record) bool { return kinds[f.Rule.Kind].isNull(f.At(r)) }

// Clear sets the field to null or, keeping its memory, to the empty list.
func (f *Field) Clear(r *Record) { kinds[f.Rule.Kind].clear(f.At(r)) }

// Len returns the number of items in a list. A single value, null or not, is one item.
func (f *Field) Len(r *Record) int { return kinds[f.Rule.Kind].len(f.At(r)) }

// Text returns item i as JSON and CSV have it, without quotes; the empty string for null.
func (f *Field) Text(r *Record, i int) string { return kinds[f.Rule.Kind].text(f.At(r), i) }

// Number returns item i as its kind's Storage has it. Text has none.
func (f *Field) Number(r *Record, i int) int64 { return kinds[f.Rule.Kind].number(f.At(r), i) }

// Add reads what Text gives, and what else has the same meaning, into the field: a list gets another item. With an error
// the field is as it was.
func (f *Field) Add(r *Record, text string) error { return kinds[f.Rule.Kind].add(f.At(r), text) }

// AddNumber puts what Number gives into the field: a list gets another item. Text has no number.
func (f *Field) AddNumber(r *Record, n int64) { kinds[f.Rule.Kind].addNumber(f.At(r), n) }
