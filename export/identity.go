package export

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"net/url"
	"strconv"
	"strings"

	"dateline/schema"
)

// key is enough of a SHA-256 to tell things apart: 128 bits.
type key [16]byte

func keyOf(s string) key {
	sum := sha256.Sum256([]byte(s))
	return key(sum[:16])
}

func (k key) id() string { return "a" + hex.EncodeToString(k[:]) }

// parseID is the inverse of key.id; false when s is no id.
func parseID(s string) (key, bool) {
	var k key
	rest, ok := strings.CutPrefix(s, "a")
	if !ok || len(rest) != 2*len(k) {
		return key{}, false
	}
	_, err := hex.Decode(k[:], []byte(rest))
	return k, err == nil
}

// ID returns the id of a record: it depends on the address and the bytes of the document alone, so that it is the same
// wherever and with whatever else the document is exported.
func ID(r *schema.Record) string { return idKey(r).id() }

// PlacedID returns the id of a record whose ID is taken by an earlier one, the same document at another place: name and
// offset tell them apart.
func PlacedID(r *schema.Record) string { return placedKey(r).id() }

func idKey(r *schema.Record) key { return keyOf(r.URL + "\n" + r.InputSHA256) }

func placedKey(r *schema.Record) key {
	s := r.URL + "\n" + r.InputSHA256 + "\n" + r.InputName + "\n"
	if r.InputOffset != nil {
		s += strconv.FormatInt(*r.InputOffset, 10)
	}
	return keyOf(s)
}

// place is a hash of where a document was read from.
type place uint64

// identities gives ids and finds repetitions, in the order of the documents.
type identities struct {
	dedup  Dedup
	taken  map[key]place
	bodies map[key]key // the first article with a body
	urls   map[key]key // with DedupURL: the first article with an address
}

func newIdentities(d Dedup) *identities {
	return &identities{dedup: d, taken: map[key]place{}, bodies: map[key]key{}, urls: map[key]key{}}
}

// assign sets ID and DuplicateOf of r. A non-empty reason says why r is to be dropped: the same document has been read
// before from the same place, or Dedup asks for it.
func (x *identities) assign(r *schema.Record) (reason string) {
	id, first, same := idKey(r), key{}, ""
	placed := placedKey(r)
	at := place(binary.LittleEndian.Uint64(placed[:8]))
	if firstAt, ok := x.taken[id]; ok {
		first, same = id, "the same document as "
		if firstAt == at {
			return "read before from the same place: " + first.id()
		}
		id = placed
		if _, ok := x.taken[id]; ok {
			return "read before from the same place: " + id.id()
		}
	}
	body := keyOf(strings.Join(strings.Fields(r.Body), " "))
	if k, ok := x.bodies[body]; ok && same == "" && r.Body != "" {
		first, same = k, "the same body as "
	}
	if same != "" && x.dedup == DedupExact {
		return same + first.id()
	}
	if x.dedup == DedupURL && r.URL != "" {
		address := keyOf(plainURL(r.URL))
		if k, ok := x.urls[address]; ok {
			return "the same address as " + k.id()
		}
		x.urls[address] = id
	}
	r.ID, r.DuplicateOf = id.id(), ""
	if same != "" {
		r.DuplicateOf = first.id()
	}
	x.taken[id] = at
	if _, ok := x.bodies[body]; !ok {
		x.bodies[body] = id
	}
	return ""
}

// plainURL is an address without what does not change the page: scheme, letter case of the host, www., a fragment and a
// slash at the end.
func plainURL(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return s
	}
	p := strings.TrimSuffix(u.EscapedPath(), "/")
	if u.RawQuery != "" {
		p += "?" + u.RawQuery
	}
	return strings.TrimPrefix(strings.ToLower(u.Host), "www.") + p
}
