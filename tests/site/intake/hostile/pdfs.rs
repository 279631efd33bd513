//! PDF files made to do harm.

use lopdf::{Stream, dictionary};

use super::Bad;

const MIB: usize = 1024 * 1024;
const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R>>";
const ONE_PAGE: &str = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
const PAGE: &str = "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>";
const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

/// Every one.
pub fn all() -> Vec<Bad> {
    let mut bad = trees();
    bad.extend(contents());
    bad.extend(fonts());
    bad.extend(streams());
    bad.extend(tables());
    bad.extend(syntax());
    bad
}

/// A file with these objects, numbered from one; the first is the catalogue.
fn pdf<T: AsRef<[u8]>>(objects: &[T], trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", number + 1).bytes());
        file.extend(object.as_ref());
        file.extend(b"\nendobj\n");
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = places.len() + 1;
    file.extend(format!("trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{table}\n%%EOF").bytes());
    file
}

fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<<{entries}/Length {}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

fn packed(content: &[u8]) -> Vec<u8> {
    let mut stream = Stream::new(dictionary! {}, content.to_vec());
    stream.compress().unwrap();
    stream.content
}

/// A page that shows `content`, which is a stream with `entries`.
fn shown(entries: &str, content: &[u8]) -> Vec<u8> {
    let texts = [CATALOG, ONE_PAGE, PAGE].map(|text| text.as_bytes().to_vec());
    let more = [stream(entries, content), FONT.as_bytes().to_vec()];
    pdf(&texts.into_iter().chain(more).collect::<Vec<_>>(), "")
}

fn trees() -> Vec<Bad> {
    let of = |objects: &[&str]| pdf(objects, "");
    let many = |count: usize| {
        let kids: String = (0..count).map(|page| format!("{} 0 R ", page + 5)).collect();
        let mut objects = vec![CATALOG.to_owned(), format!("<</Type/Pages/Kids[{kids}]/Count {count}>>")];
        objects.push(FONT.to_owned());
        objects.push(String::from_utf8(stream("", b"BT /F1 9 Tf (Cashier) Tj ET")).unwrap());
        let page = "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>";
        objects.extend(vec![page.to_owned(); count]);
        pdf(&objects, "")
    };
    let chain: Vec<String> = std::iter::once(CATALOG.to_owned())
        .chain((3..5_000).map(|next| format!("<</Type/Pages/Kids[{next} 0 R]/Count 1>>")))
        .collect();
    let same = format!("<</Type/Pages/Kids[{}]/Count 9>>", "3 0 R ".repeat(500_000));
    let parents = "<</Type/Page/Parent 4 0 R/Contents 5 0 R>>";
    vec![
        Bad::new("10000-pages.pdf", many(10_000)),
        Bad::new("100000-pages.pdf", many(100_000)),
        Bad::new("own-kid.pdf", of(&[CATALOG, "<</Type/Pages/Kids[2 0 R]/Count 1>>"])),
        Bad::new("kids-in-turn.pdf", of(&[CATALOG, ONE_PAGE, "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"])),
        Bad::new("long-chain.pdf", pdf(&chain, "")),
        Bad::new("one-page-often.pdf", of(&[CATALOG, &same, PAGE, "<<>>", FONT])),
        Bad::new("parents-in-turn.pdf", of(&[CATALOG, ONE_PAGE, parents, "<</Type/Pages/Parent 3 0 R>>", "<<>>"])),
        Bad::new("less-than-no-page.pdf", of(&[CATALOG, "<</Type/Pages/Kids[3 0 R]/Count -9>>", PAGE])),
        Bad::new("too-many-to-count.pdf", of(&[CATALOG, "<</Type/Pages/Kids[]/Count 9223372036854775807>>"])),
        Bad::new("no-kids.pdf", of(&[CATALOG, "<</Type/Pages/Count 5>>"])),
        Bad::new("kids-are-text.pdf", of(&[CATALOG, "<</Type/Pages/Kids(3 0 R)/Count 1>>"])),
        Bad::new("no-catalogue.pdf", of(&["(root)"])),
        Bad::new("catalogue-of-itself.pdf", of(&["1 0 R"])),
        Bad::new("contents-of-itself.pdf", of(&[CATALOG, ONE_PAGE, PAGE, "4 0 R", FONT])),
        Bad::new("contents-in-turn.pdf", of(&[CATALOG, ONE_PAGE, PAGE, "[4 0 R 4 0 R 5 0 R]", "4 0 R"])),
    ]
}

fn contents() -> Vec<Bad> {
    let text = |content: &str| shown("/Filter/FlateDecode", &packed(format!("BT /F1 9 Tf {content}").as_bytes()));
    let texts = [CATALOG.to_owned(), ONE_PAGE.to_owned()].map(String::into_bytes);
    let page = format!("<</Type/Page/Parent 2 0 R/Contents[{}]>>", "4 0 R ".repeat(50_000));
    let often = [page.into_bytes(), stream("/Filter/FlateDecode", &packed(&vec![b' '; MIB]))];
    let bomb = packed(&vec![b' '; 40 * MIB]);
    vec![
        Bad::new("bomb.pdf", shown("/Filter/FlateDecode", &bomb)),
        Bad::new("bomb-in-bomb.pdf", shown("/Filter[/FlateDecode/FlateDecode]", &packed(&bomb))),
        Bad::new("often.pdf", pdf(&texts.into_iter().chain(often).collect::<Vec<_>>(), "")),
        Bad::new("operators.pdf", text(&"(Cashier) Tj ".repeat(300_000))),
        Bad::new("states.pdf", text(&"q ".repeat(1_000_000))),
        Bad::new("lists-in-lists.pdf", text(&"[".repeat(MIB))),
        Bad::new("brackets.pdf", text(&"(".repeat(MIB))),
        Bad::new("dictionaries.pdf", text(&"<<".repeat(MIB / 2))),
        Bad::new("operands.pdf", text(&"1 ".repeat(MIB))),
        Bad::new("picture-without-end.pdf", text(&format!("BI /W 9999999 /H 9999999 ID {}", "x".repeat(MIB)))),
        Bad::new("other-font.pdf", text("/F9 9 Tf (Cashier) Tj /F1 Tf Tf 9 Tf (Cashier) Tj")),
        Bad::new("no-font.pdf", text("Tj TJ ' \" [(a) -1e99 (b)] TJ [[(c)]] TJ")),
        Bad::new("long-string.pdf", text(&format!("({}) Tj", "Cashier ".repeat(500_000)))),
    ]
}

fn fonts() -> Vec<Bad> {
    let with = |font: &str, more: Vec<u8>| {
        let shown = stream("", b"BT /F1 9 Tf <000100020003> Tj (Cashier) Tj ET");
        let texts = [CATALOG, ONE_PAGE, PAGE].map(|text| text.as_bytes().to_vec());
        pdf(&texts.into_iter().chain([shown, font.as_bytes().to_vec(), more]).collect::<Vec<_>>(), "")
    };
    let map = |lines: &str| {
        let whole = format!("/CIDInit /ProcSet findresource begin 12 dict begin begincmap {lines} endcmap end end");
        let font = "<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[5 0 R]>>";
        with(font, stream("/Filter/FlateDecode", &packed(whole.as_bytes())))
    };
    let range = |line: &str| {
        map(&format!("1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange {line} endbfrange"))
    };
    let ranges = "<0000> <FFFF> <0000>\n".repeat(2_000);
    let differences = format!("<</Type/Encoding/Differences[0{}]>>", "/a".repeat(500_000));
    let many: String = (0..3_000).map(|font| format!("/F{font} 5 0 R")).collect();
    let many = format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<<{many}>>>>>>");
    let long_map = packed(format!("begincmap 1 beginbfrange {ranges} endbfrange endcmap").as_bytes());
    let objects = [
        CATALOG.as_bytes().to_vec(),
        ONE_PAGE.as_bytes().to_vec(),
        many.into_bytes(),
        stream("", b"BT ET"),
        b"<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R>>".to_vec(),
        stream("/Filter/FlateDecode", &long_map),
    ];
    vec![
        Bad::new("whole-range.pdf", range("<0000> <FFFF> <0000>")),
        Bad::new("wide-range.pdf", range("<00000000> <FFFFFFFF> <0000>")),
        Bad::new("turned-range.pdf", range("<FFFF> <0000> <0000>")),
        Bad::new("many-ranges.pdf", range(&ranges)),
        Bad::new("short-list.pdf", range("<0000> <FFFF> [<0041>]")),
        Bad::new("long-target.pdf", range(&format!("<0000> <0001> <{}>", "0041".repeat(100_000)))),
        Bad::new("font-bomb.pdf", map(&" ".repeat(40 * MIB))),
        Bad::new("no-map.pdf", map("<<<<>>>>")),
        Bad::new(
            "map-of-itself.pdf",
            with("<</Type/Font/Subtype/Type0/ToUnicode 5 0 R/Encoding 5 0 R>>", b"6 0 R".to_vec()),
        ),
        Bad::new("differences.pdf", with("<</Type/Font/Subtype/Type1/Encoding 6 0 R>>", differences.into_bytes())),
        Bad::new("no-encoding.pdf", with("<</Type/Font/Subtype/Type3/Encoding/Nothing>>", b"null".to_vec())),
        Bad::new("many-fonts-with-long-maps.pdf", pdf(&objects, "")),
    ]
}

fn streams() -> Vec<Bad> {
    let bombs = [b"z".repeat(MIB), [0x81, b' '].repeat(MIB / 2), vec![0; MIB]];
    let columns = "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647/Colors 9/BitsPerComponent 32>>";
    let early = "/Filter/LZWDecode/DecodeParms<</EarlyChange 9>>";
    let twenty = format!("/Filter[{}]", "/FlateDecode".repeat(20));
    let objects = |entries: &str, content: &str| {
        let held = stream(&format!("/Type/ObjStm{entries}"), content.as_bytes());
        pdf(&[CATALOG.as_bytes().to_vec(), held], "")
    };
    let cut = |length: &str| {
        let raw = format!("<</Length {length}>>\nstream\nBT (Cashier) Tj ET");
        pdf(&[CATALOG, ONE_PAGE, PAGE, &raw, FONT], "")
    };
    let held_bomb = stream("/Type/ObjStm/N 9/First 9/Filter/FlateDecode", &packed(&vec![b' '; 40 * MIB]));
    vec![
        Bad::new("ascii-bomb.pdf", shown("/Filter/ASCII85Decode", &bombs[0])),
        Bad::new("run-bomb.pdf", shown("/Filter/RunLengthDecode", &bombs[1])),
        Bad::new("lzw-bomb.pdf", shown("/Filter/LZWDecode", &bombs[2])),
        Bad::new("lzw-early.pdf", shown(early, &bombs[2])),
        Bad::new("columns.pdf", shown(columns, &packed(b"\x02Cashier"))),
        Bad::new("twenty-filters.pdf", shown(&twenty, &packed(b"Cashier"))),
        Bad::new("unknown-filter.pdf", shown("/Filter/Nothing", b"BT (Cashier) Tj ET")),
        Bad::new("filter-of-itself.pdf", shown("/Filter 4 0 R", b"Cashier")),
        Bad::new("many-held.pdf", objects("/N 2147483647/First 5", "2 0 <</Type/Pages/Kids[]>>")),
        Bad::new("held-far-away.pdf", objects("/N 1/First 9223372036854775807", "2 0 x")),
        Bad::new("held-before.pdf", objects("/N -1/First -1", "2 0 x")),
        Bad::new("extends-itself.pdf", objects("/N 1/First 4/Extends 2 0 R", "2 0 2 0 R")),
        Bad::new("held-bomb.pdf", pdf(&[CATALOG.as_bytes().to_vec(), held_bomb], "")),
        Bad::new("length-of-itself.pdf", cut("4 0 R")),
        Bad::new("length-below-nothing.pdf", cut("-1")),
        Bad::new("length-beyond.pdf", cut("9223372036854775807")),
    ]
}

fn tables() -> Vec<Bad> {
    let good = pdf(&[CATALOG, ONE_PAGE, PAGE, "<<>>", FONT], "");
    let end = |text: &str| {
        let at = good.windows(9).rposition(|window| window == b"startxref").unwrap();
        [&good[..at], text.as_bytes()].concat()
    };
    let table = |entries: &str, content: &[u8]| {
        let object = [b"%PDF-1.7\n9 0 obj\n".as_slice(), &stream(&format!("/Type/XRef{entries}"), content)].concat();
        [&object[..], b"\nendobj\nstartxref\n9\n%%EOF"].concat()
    };
    let trailer = |more: &str| pdf(&[CATALOG, ONE_PAGE, PAGE, "<<>>", FONT], more);
    let standard = |entries: &str| trailer(&format!("/Encrypt<</Filter/Standard{entries}>>/ID[(a)(b)]"));
    vec![
        Bad::new("no-table.pdf", end("")),
        Bad::new("table-before.pdf", end("startxref\n-5\n%%EOF")),
        Bad::new("table-beyond.pdf", end("startxref\n99999999999999999999\n%%EOF")),
        Bad::new("table-of-text.pdf", end("startxref\nabc\n%%EOF")),
        Bad::new("older-table-is-itself.pdf", trailer("/Prev 9")),
        Bad::new("older-table-before.pdf", trailer("/Prev -1")),
        Bad::new("other-table.pdf", trailer("/XRefStm 9/Prev 9")),
        Bad::new("huge-size.pdf", trailer("/Size 9223372036854775807")),
        Bad::new("wide-columns.pdf", table("/W[9999999 9999999 9999999]/Size 5/Root 1 0 R", b"x")),
        Bad::new("no-columns.pdf", table("/W[0 0 0]/Size 2147483647/Index[0 2147483647]/Root 1 0 R", b"x")),
        Bad::new("table-after-itself.pdf", table("/W[1 2 1]/Size 5/Prev 9/Root 1 0 R", &[1; 400])),
        Bad::new("held-in-itself.pdf", table("/W[1 2 1]/Size 99/Root 5 0 R", &[2, 0, 5, 0].repeat(99))),
        Bad::new("unknown-lock.pdf", standard("/V 99/R 99")),
        Bad::new("old-lock.pdf", standard("/V 1/R 2/O(x)/U(y)/P -4/Length 2147483640")),
        Bad::new("new-lock.pdf", standard("/V 5/R 6/O(x)/U(y)/OE(z)/UE(z)/P -4/Perms(p)/Length -256")),
        Bad::new("lock-is-itself.pdf", trailer("/Encrypt 1 0 R")),
        Bad::new("many-tables.pdf", [b"%PDF-1.7\n".to_vec(), b"xref\n0 1\ntrailer\n<<>>\n".repeat(50_000)].concat()),
        Bad::new(
            "many-marks.pdf",
            [b"%PDF-1.7\n".to_vec(), b"1 0 obj <</Type/Catalog>> endobj\n".repeat(100_000)].concat(),
        ),
    ]
}

fn syntax() -> Vec<Bad> {
    let first = |object: &str| pdf(&[CATALOG, object], "");
    let head = |rest: &[u8]| [b"%PDF-1.7\n".as_slice(), rest].concat();
    vec![
        Bad::new("head.pdf", head(b"")),
        Bad::new("nothing.pdf", head(&vec![0; 5 * MIB])),
        Bad::new("comments.pdf", head(&b"%\n".repeat(2 * MIB))),
        Bad::new("deep-lists.pdf", first(&"[".repeat(MIB))),
        Bad::new("deep-dictionaries.pdf", first(&"<</a".repeat(MIB / 4))),
        Bad::new("deep-brackets.pdf", first(&"(".repeat(MIB))),
        Bad::new("long-name.pdf", first(&format!("/{}", "#41".repeat(MIB)))),
        Bad::new("long-number.pdf", first(&"9".repeat(MIB))),
        Bad::new("odd-hex.pdf", first(&format!("<{}", "0".repeat(MIB + 1)))),
        Bad::new("open.pdf", first("<</Type/Pages/Kids[")),
        Bad::new("ends.pdf", head(&b"endobj endstream %%EOF startxref 0 ".repeat(50_000))),
        Bad::new("version.pdf", b"%PDF-999999999999999999999.9\n".to_vec()),
        Bad::new("script.pdf", first("<</Type/Pages/Kids[]/Count 0/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>")),
    ]
}
