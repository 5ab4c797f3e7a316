// Checks a log that Passavant wrote with the packages behind Go's checksum database, which share nothing with it.
//
//	go run main.go FOLDER VKEY
//
// The folder holds the log as it is served (checkpoint, tile/...) and proofs.txt, what Passavant proved of it, a line each:
//
//	record INDEX HASH,HASH,...
//	tree OLDER-SIZE OLDER-ROOT HASH,HASH,...
//
// Two things differ between c2sp.org/tlog-tiles and golang.org/x/mod/sumdb/tlog, and are mapped here: Go's paths name the
// height of tiles (tile/8/0/000 for tile/0/000), and its data tiles hold records as text (tile/8/data/000), where
// tlog-tiles has bundles of entries after their length in two bytes (tile/entries/000).
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type folder string

func (f folder) Height() int { return height }

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		data, err := os.ReadFile(filepath.Join(string(f), pathOf(tile)))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func pathOf(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
}

func (f folder) entry(index, size int64) []byte {
	first := index - index%256
	width := size - first
	if width > 256 {
		width = 256
	}
	path := pathOf(tlog.Tile{H: height, L: 0, N: index / 256, W: int(width)})
	path = strings.Replace(path, "tile/0/", "tile/entries/", 1)
	bundle, err := os.ReadFile(filepath.Join(string(f), path))
	check(err, path)
	for i := first; ; i++ {
		length := int64(binary.BigEndian.Uint16(bundle))
		if i == index {
			return bundle[2 : 2+length]
		}
		bundle = bundle[2+length:]
	}
}

func check(err error, of string) {
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", of, err)
		os.Exit(1)
	}
}

func hashOf(text string) tlog.Hash {
	hash, err := tlog.ParseHash(text)
	check(err, text)
	return hash
}

func hashesOf(text string) []tlog.Hash {
	var all []tlog.Hash
	for _, word := range strings.Split(text, ",") {
		if word != "" {
			all = append(all, hashOf(word))
		}
	}
	return all
}

func number(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	check(err, text)
	return n
}

func main() {
	log := folder(os.Args[1])
	verifier, err := note.NewVerifier(os.Args[2])
	check(err, "verifier key")
	signed, err := os.ReadFile(filepath.Join(string(log), "checkpoint"))
	check(err, "checkpoint")
	opened, err := note.Open(signed, note.VerifierList(verifier))
	check(err, "checkpoint")
	if len(opened.Sigs) != 1 || len(opened.UnverifiedSigs) == 0 {
		check(fmt.Errorf("%d known and %d unknown signatures", len(opened.Sigs), len(opened.UnverifiedSigs)), "checkpoint")
	}
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != verifier.Name() {
		check(fmt.Errorf("origin %q", lines[0]), "checkpoint")
	}
	size := number(lines[1])
	raw, err := base64.StdEncoding.DecodeString(lines[2])
	check(err, "root")
	var tree tlog.Tree
	tree.N = size
	copy(tree.Hash[:], raw)
	reader := tlog.TileHashReader(tree, log)

	// Every tile of the log is there and holds what Go computes from below.
	tiles := 0
	for _, tile := range tlog.NewTiles(height, 0, size) {
		// Go lists a partial tile at each width on the way; the log has the widest.
		if tile.W < 256 && int64(tile.N*256)+int64(tile.W) != size>>(height*tile.L) {
			continue
		}
		tiles++
		expected, err := tlog.ReadTileData(tile, reader)
		check(err, pathOf(tile))
		found, err := os.ReadFile(filepath.Join(string(log), pathOf(tile)))
		check(err, pathOf(tile))
		if !bytes.Equal(expected, found) {
			check(fmt.Errorf("other bytes"), pathOf(tile))
		}
	}
	// Go proves and checks from our tiles and entries.
	for index := int64(0); index < size; index++ {
		leaf := tlog.RecordHash(log.entry(index, size))
		proof, err := tlog.ProveRecord(size, index, reader)
		check(err, fmt.Sprint("record ", index))
		check(tlog.CheckRecord(proof, size, tree.Hash, index, leaf), fmt.Sprint("record ", index))
	}
	// Go checks what we proved.
	records, trees := 0, 0
	proofs, err := os.Open(filepath.Join(string(log), "proofs.txt"))
	check(err, "proofs.txt")
	for scanner := bufio.NewScanner(proofs); scanner.Scan(); {
		line := scanner.Text()
		words := strings.Split(line, " ")
		switch words[0] {
		case "record":
			index := number(words[1])
			leaf := tlog.RecordHash(log.entry(index, size))
			check(tlog.CheckRecord(hashesOf(words[2]), size, tree.Hash, index, leaf), line)
			records++
		case "tree":
			older := number(words[1])
			root, err := tlog.TreeHash(older, reader)
			check(err, line)
			if root != hashOf(words[2]) {
				check(fmt.Errorf("Go computes the root %v", root), line)
			}
			check(tlog.CheckTree(hashesOf(words[3]), size, tree.Hash, older, root), line)
			trees++
		default:
			check(fmt.Errorf("no proof"), line)
		}
	}
	fmt.Printf("%d entries, %d tiles, %d record proofs and %d tree proofs hold\n", size, tiles, records, trees)
}
