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

// identities gives ids and finds repetitions, in the order of the documents. It holds about 60 bytes for each article, 90
// with DedupURL.
type identities struct {
	dedup  Dedup
	taken  keyList // ids
	places blocks[place]
	bodies firsts
	urls   firsts // with DedupURL
}

// firsts tells which article was the first with a body or an address.
type firsts struct {
	keyList
	ids blocks[uint32] // of each key: the number of the article's id
}

func (f *firsts) add(k key, id int) {
	f.keyList.add(k)
	f.ids.add(uint32(id))
}

func newIdentities(d Dedup) *identities { return &identities{dedup: d} }

// assign sets ID and DuplicateOf of r. A non-empty reason says why r is to be dropped: the same document has been read
// before from the same place, or Dedup asks for it.
func (x *identities) assign(r *schema.Record) (reason string) {
	id, first, same := idKey(r), key{}, ""
	placed := placedKey(r)
	at := place(binary.LittleEndian.Uint64(placed[:8]))
	if i, _, ok := x.taken.find(id); ok {
		first, same = id, "the same document as "
		if x.places.at(i) == at {
			return "read before from the same place: " + first.id()
		}
		id = placed
		if _, _, ok := x.taken.find(id); ok {
			return "read before from the same place: " + id.id()
		}
	}
	body := keyOf(strings.Join(strings.Fields(r.Body), " "))
	b, _, known := x.bodies.find(body)
	if known && same == "" && r.Body != "" {
		first, same = x.taken.at(int(x.bodies.ids.at(b))), "the same body as "
	}
	if same != "" && x.dedup == DedupExact {
		return same + first.id()
	}
	if x.dedup == DedupURL && r.URL != "" {
		address := keyOf(plainURL(r.URL))
		if u, _, ok := x.urls.find(address); ok {
			return "the same address as " + x.taken.at(int(x.urls.ids.at(u))).id()
		}
		x.urls.add(address, x.taken.n)
	}
	r.ID, r.DuplicateOf = id.id(), ""
	if same != "" {
		r.DuplicateOf = first.id()
	}
	if !known {
		x.bodies.add(body, x.taken.n)
	}
	x.taken.add(id)
	x.places.add(at)
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
