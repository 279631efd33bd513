//! A visitor without JavaScript: follows links and sends forms as a browser would.

use std::sync::{Arc, LazyLock};

use actix_web::body::to_bytes;
use actix_web::http::Method;
use actix_web::http::header::HeaderMap;
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::web::Data;
use onward::catalog::Catalog;
use onward::constants::Constants;
use onward::engine::Engine;
use onward::index::SearchIndex;
use onward::intake::child::Readers;
use onward::store::{Memory, MemoryStore};
use onward::web::{Site, app, token_for};
use onward::workspace::Workspace;
use scraper::{ElementRef, Html, Selector};

pub use crate::query::encode;

/// The site over the built-in catalogue, with records in memory and a clock that stands still.
pub static SITE: LazyLock<Data<Site>> = LazyLock::new(|| {
    let constants = Constants::builtin();
    let catalog = Catalog::builtin(constants.growth).unwrap();
    let readers = Readers::new(env!("CARGO_BIN_EXE_onward").into());
    let now = || "2026-11-22T12:00:00Z".parse().unwrap();
    let workspace = Arc::new(Workspace::open(Arc::new(Memory::default()), now).unwrap());
    let engine = Engine::new(catalog, constants);
    Data::new(
        Site::new(engine, SearchIndex::in_memory, (Arc::new(MemoryStore::default()), workspace, readers), now).unwrap(),
    )
});

/// A customer service representative with six years in Ohio.
pub const CUSTOMER_SERVICE: &str = "job1=customer%20service%20representative&years1=6&area=OH";

/// The number by which the site knows this visitor's browser.
pub const BROWSER: &str = "AAAQEAYEAUDAOCAJBIFQYDIOB4";

/// What came back.
pub struct Visit {
    /// The address asked for.
    pub address: String,
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: String,
}

/// A form as a browser would send it.
pub struct FilledForm {
    /// Where it goes.
    pub action: String,
    method: String,
    /// Its fields.
    pub fields: Vec<(String, String)>,
}

pub async fn get(address: &str) -> Visit {
    send(Method::GET, address, None).await
}

pub async fn post(address: &str, fields: &[(&str, &str)]) -> Visit {
    send(Method::POST, address, Some(encode(fields.iter().copied()))).await
}

/// Sends a form with files, as a browser would.
pub async fn upload(address: &str, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Visit {
    upload_as(&format!("form={BROWSER}"), address, fields, file).await
}

/// Sends a form with files from a browser with these cookies.
pub async fn upload_as(cookies: &str, address: &str, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Visit {
    const BOUNDARY: &str = "onward-test-boundary";
    let token = token_for(BROWSER).unwrap();
    let mut body = Vec::new();
    for (name, value) in fields.iter().copied().chain([("token", token.as_str())]) {
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        body.extend_from_slice(format!("{head}{value}\r\n").as_bytes());
    }
    let (name, bytes) = file.unwrap_or(("", b""));
    let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n");
    body.extend_from_slice(format!("{head}Content-Type: application/octet-stream\r\n\r\n").as_bytes());
    body.extend_from_slice(bytes);
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    let request = TestRequest::post()
        .uri(address)
        .insert_header(("cookie", cookies))
        .insert_header(("content-type", format!("multipart/form-data; boundary={BOUNDARY}")))
        .insert_header(("content-length", body.len()))
        .set_payload(body);
    ask(request, address).await
}

pub async fn send(method: Method, address: &str, body: Option<String>) -> Visit {
    send_as(&format!("form={BROWSER}"), method, address, body).await
}

/// Sends a request from a browser with these cookies.
pub async fn send_as(cookies: &str, method: Method, address: &str, body: Option<String>) -> Visit {
    let mut request = TestRequest::with_uri(address).method(method).insert_header(("cookie", cookies));
    if let Some(mut body) = body {
        if !body.starts_with('{') && !body.contains("token=") {
            let and = if body.is_empty() { "" } else { "&" };
            body = format!("{body}{and}token={}", token_for(BROWSER).unwrap());
        }
        let kind = if body.starts_with('{') { "application/json" } else { "application/x-www-form-urlencoded" };
        request = request.insert_header(("content-type", kind)).set_payload(body);
    }
    ask(request, address).await
}

/// What the site answers to `request` for `address`.
pub async fn ask(request: TestRequest, address: &str) -> Visit {
    let service = init_service(app(SITE.clone())).await;
    let response = call_service(&service, request.to_request()).await;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = to_bytes(response.into_body()).await.ok().unwrap();
    Visit { address: address.to_owned(), status, headers, body: String::from_utf8_lossy(&bytes).into_owned() }
}

impl Visit {
    /// A header; empty if there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The text of every element that `selector` finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let html = Html::parse_document(&self.body);
        html.select(&Selector::parse(selector).unwrap()).map(text_of).collect()
    }

    /// An attribute of every element that `selector` finds and that has it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let html = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).unwrap();
        html.select(&selector).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
    }

    /// The text that a reader sees.
    pub fn text(&self) -> String {
        self.texts("body").join(" ")
    }

    /// The address of the first link with this text.
    #[track_caller]
    pub fn link(&self, text: &str) -> String {
        let html = Html::parse_document(&self.body);
        let links: Vec<_> = html.select(&Selector::parse("a[href]").unwrap()).collect();
        let found = links.iter().find(|link| text_of(**link) == text);
        found.unwrap_or_else(|| panic!("no link `{text}` on {}", self.address)).attr("href").unwrap().to_owned()
    }

    /// The form whose action begins with `action`, with what is filled in.
    #[track_caller]
    pub fn form(&self, action: &str) -> FilledForm {
        let html = Html::parse_document(&self.body);
        let forms: Vec<_> = html.select(&Selector::parse("form").unwrap()).collect();
        let found = forms.iter().find(|form| form.attr("action").unwrap_or_default().starts_with(action));
        filled(*found.unwrap_or_else(|| panic!("no form for {action} on {}", self.address)))
    }

    /// The form within the first element that `selector` finds, with what is filled in.
    #[track_caller]
    pub fn form_in(&self, selector: &str) -> FilledForm {
        let html = Html::parse_document(&self.body);
        let selector = Selector::parse(&format!("{selector} form")).unwrap();
        let form = html.select(&selector).next();
        filled(form.unwrap_or_else(|| panic!("no form in it on {}", self.address)))
    }
}

fn filled(form: ElementRef<'_>) -> FilledForm {
    let controls = Selector::parse("input[name], select[name], textarea[name]").unwrap();
    FilledForm {
        action: form.attr("action").unwrap().to_owned(),
        method: form.attr("method").unwrap_or("get").to_owned(),
        fields: form.select(&controls).filter_map(value_of).collect(),
    }
}

/// What a browser would send for a control.
fn value_of(control: ElementRef<'_>) -> Option<(String, String)> {
    let name = control.attr("name")?.to_owned();
    let value = match control.value().name() {
        "select" => {
            let chosen = control.select(&Selector::parse("option[selected]").unwrap()).next();
            let first = control.select(&Selector::parse("option").unwrap()).next();
            chosen.or(first)?.attr("value").unwrap_or_default().to_owned()
        }
        "textarea" => control.text().collect(),
        _ if matches!(control.attr("type"), Some("checkbox" | "radio")) && control.attr("checked").is_none() => {
            return None;
        }
        _ => control.attr("value").unwrap_or_default().to_owned(),
    };
    Some((name, value))
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

impl FilledForm {
    /// The form with `value` typed into the field `name`.
    #[track_caller]
    pub fn fill(mut self, name: &str, value: &str) -> Self {
        match self.fields.iter_mut().find(|(field, _)| field == name) {
            Some((_, old)) => *old = value.to_owned(),
            None => self.fields.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    /// Sends it, and follows where that leads.
    pub async fn submit(self) -> Visit {
        let body = encode(self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        if self.method == "get" {
            return get(&format!("{}?{body}", self.action)).await;
        }
        let visit = send(Method::POST, &self.action, Some(body)).await;
        match visit.status {
            303 => {
                let target = visit.header("location").to_owned();
                get(&target).await
            }
            _ => visit,
        }
    }
}
