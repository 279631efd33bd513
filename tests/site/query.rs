//! Fields as an address or the body of a form holds them.

/// `name=value` pairs, with every byte of a value that an address may not hold as its number.
pub fn encode<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    let value = |text: &str| text.bytes().map(byte).collect::<String>();
    let pairs: Vec<String> = fields.into_iter().map(|(name, text)| format!("{name}={}", value(text))).collect();
    pairs.join("&")
}
