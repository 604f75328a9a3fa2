package export

import (
	"encoding/binary"
	"encoding/json"
	"errors"

	"dateline/schema"
)

// entry is the outcome of one item of the input, as the spool keeps it. Evidence is there only when it is to be written.
type entry struct {
	Item string `json:"item"` // fingerprint of the item: a resumed run must read the same
	Outcome

	kept bool // taken over from an earlier run: it stands in the spool already
}

// encode writes the entry for decodeEntry: the length of what is not the record, that as JSON, and the record, which is
// nearly all of it, in a form that needs no parsing.
func (e *entry) encode() ([]byte, error) {
	rest := *e
	rest.Record = nil
	head, err := json.Marshal(&rest)
	if err != nil {
		return nil, err
	}
	b := make([]byte, 0, binary.MaxVarintLen64+len(head)+e.size())
	b = append(binary.AppendUvarint(b, uint64(len(head))), head...)
	if e.Record != nil {
		return e.Record.AppendBinary(b)
	}
	return b, nil
}

// recordSize is what a record takes beside its body, as a first guess.
const recordSize = 1 << 10

func (e *entry) size() int {
	if e.Record == nil {
		return 0
	}
	return recordSize + len(e.Record.Body)
}

var errEntry = errors.New("an entry is no entry")

func decodeEntry(b []byte) (*entry, error) {
	head, n := binary.Uvarint(b)
	if n <= 0 || head > uint64(len(b)-n) {
		return nil, errEntry
	}
	b = b[n:]
	e := new(entry)
	if err := json.Unmarshal(b[:head], e); err != nil {
		return nil, err
	}
	if b = b[head:]; len(b) > 0 {
		e.Record = new(schema.Record)
		if err := e.Record.UnmarshalBinary(b); err != nil {
			return nil, err
		}
	}
	return e, nil
}
