//! A person before a browser: a server of their own, a driver, a window, and a count of the pages they have seen.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use serde_json::{Value, json};
use thirtyfour::{By, ChromiumLikeCapabilities, DesiredCapabilities, Key, TypingData, WebDriver, WebElement};

/// How the person's browser is set up.
#[derive(Clone, Copy)]
pub struct Setting {
    /// Whether pages may run scripts.
    pub scripts: bool,
    /// The width of the window in CSS pixels.
    pub width: u32,
    /// What the browser asks pages for: `en` or `es`.
    pub language: &'static str,
}

/// A laptop with English, scripts on.
pub const LAPTOP: Setting = Setting { scripts: true, width: 1280, language: "en" };

/// A process with all that it started; they end with it.
struct Group(Child);

impl Drop for Group {
    fn drop(&mut self) {
        if let Some(group) = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw) {
            // It may have ended by itself.
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.0.wait();
    }
}

/// Starts `command` and waits for the line of its output in which `find` finds what it is about.
fn started<T>(command: &mut Command, find: impl Fn(&str) -> Option<T>) -> Option<(Group, T)> {
    let command = command.stdout(Stdio::piped()).stderr(Stdio::null()).process_group(0);
    let mut group = Group(command.spawn().ok()?);
    let output: ChildStdout = group.0.stdout.take()?;
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let found = lines.find_map(|line| find(&line))?;
    // What nobody reads would fill the pipe and stop the writer.
    std::thread::spawn(move || lines.for_each(drop));
    Some((group, found))
}

/// Enters an organisation at the server whose data will be in `data`; the code of its administrator.
fn first_code(data: &std::path::Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onward"));
    command.arg("--data-dir").arg(data);
    command.args(["admin", "create", "--organisation", "County Job Center", "--name", "Ana Ruiz", "--sign-in", "ana"]);
    let output = command.output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    printed.lines().next().and_then(|line| line.rsplit(' ').next()).expect("a code is printed").to_owned()
}

/// A person before a browser.
pub struct Desk {
    /// The browser.
    pub driver: WebDriver,
    /// The site's address, without a slash at its end.
    pub site: String,
    /// Pages that they have seen.
    pub pages: AtomicUsize,
    /// A one-time code for the first administrator, who signs in as `ana`.
    pub code: String,
    _driver_process: Group,
    _server: Group,
    folder: tempfile::TempDir,
}

impl Desk {
    /// A browser as `setting` says, before a server that has just been set up; none, said aloud, without a browser.
    pub async fn open(setting: Setting) -> Option<Self> {
        let driver = started(Command::new("chromedriver").arg("--port=0"), |line| {
            line.split("successfully on port ").nth(1).map(|rest| rest.trim_end_matches('.').to_owned())
        });
        let Some((driver_process, port)) = driver else {
            println!("skipped: no browser");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let code = first_code(&folder.path().join("data"));
        let mut server = Command::new(env!("CARGO_BIN_EXE_onward"));
        server.arg("--data-dir").arg(folder.path().join("data"));
        server.args(["serve", "--listen", "127.0.0.1:0", "--workers", "1"]).env("RUST_LOG", "off");
        let (server, site) = started(&mut server, |line| {
            let address = line.split("http://").nth(1)?.split(['/', ' ']).next()?;
            Some(format!("http://{address}"))
        })
        .unwrap();
        let driver =
            WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities(setting, folder.path())).await.unwrap();
        driver.set_page_load_timeout(Duration::from_secs(60)).await.unwrap();
        let desk = Self {
            driver,
            site,
            pages: AtomicUsize::new(0),
            code,
            _driver_process: driver_process,
            _server: server,
            folder,
        };
        desk.resize(setting.width).await;
        Some(desk)
    }

    /// Goes to `address` on the site.
    pub async fn go(&self, address: &str) {
        self.driver.goto(format!("{}{address}", self.site)).await.unwrap();
        self.pages.fetch_add(1, Ordering::Relaxed);
    }

    /// The first element that `selector` finds.
    pub async fn find(&self, selector: &str) -> WebElement {
        match self.driver.find(By::Css(selector)).await {
            Ok(found) => found,
            Err(error) => panic!("nothing is `{selector}` on {}: {error}", self.place().await),
        }
    }

    /// Types into the field that `selector` finds.
    pub async fn write(&self, selector: &str, text: &str) {
        self.find(selector).await.send_keys(text).await.unwrap();
    }

    /// Presses what `selector` finds, which leads to another page.
    pub async fn press(&self, selector: &str) {
        let before = self.find("html").await;
        self.find(selector).await.click().await.unwrap();
        self.arrive(before).await;
    }

    /// Sends keys to whatever has the focus.
    pub async fn keys(&self, keys: impl Into<TypingData>) {
        self.driver.action_chain().send_keys(keys).perform().await.unwrap();
    }

    /// Presses Enter on what has the focus, which leads to another page.
    pub async fn enter(&self) {
        let before = self.find("html").await;
        self.keys(Key::Enter + "").await;
        self.arrive(before).await;
    }

    /// Waits until the page that `before` belongs to has gone.
    async fn arrive(&self, before: WebElement) {
        for _ in 0..200 {
            if before.tag_name().await.is_err() {
                self.pages.fetch_add(1, Ordering::Relaxed);
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("still on {}", self.place().await);
    }

    /// The path and query of the page.
    pub async fn place(&self) -> String {
        let address = self.driver.current_url().await.unwrap();
        address.as_str().trim_start_matches(self.site.as_str()).to_owned()
    }

    /// What `script` returns.
    pub async fn ask(&self, script: &str) -> Value {
        self.driver.execute(script, Vec::new()).await.unwrap().json().clone()
    }

    /// A number that `script` returns.
    pub async fn number(&self, script: &str) -> f64 {
        self.ask(script).await.as_f64().unwrap()
    }

    /// The text that a reader sees.
    pub async fn text(&self) -> String {
        self.find("body").await.text().await.unwrap()
    }

    /// Sends a command of Chromium's own protocol.
    pub async fn command(&self, name: &str, parameters: Value) -> Value {
        self.driver.cdp().send_raw(name, parameters).await.unwrap()
    }

    /// A window `width` CSS pixels wide.
    pub async fn resize(&self, width: u32) {
        let size = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500 });
        self.command("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Pages believe that they are seen by `medium` (`print` or none), with `features` such as a dark scheme.
    pub async fn emulate(&self, medium: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.command("Emulation.setEmulatedMedia", json!({ "media": medium, "features": features })).await;
    }

    /// The page as it is printed on paper of the letter size.
    pub async fn printed(&self) -> Vec<u8> {
        let printed = self.command("Page.printToPDF", json!({ "paperWidth": 8.5, "paperHeight": 11 })).await;
        data_encoding::BASE64.decode(printed["data"].as_str().unwrap().as_bytes()).unwrap()
    }

    /// Where a file called `name` that holds `bytes` lies, for a form to upload.
    pub fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

fn capabilities(setting: Setting, folder: &std::path::Path) -> thirtyfour::ChromeCapabilities {
    let mut wanted = DesiredCapabilities::chrome();
    let profile = format!("--user-data-dir={}", folder.join("profile").display());
    let language = format!("--accept-lang={}", setting.language);
    for argument in [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        &profile,
        &language,
    ] {
        wanted.add_arg(argument).unwrap();
    }
    let scripts = if setting.scripts { 1 } else { 2 };
    let wishes = json!({
        "profile.managed_default_content_settings.javascript": scripts,
        "intl.accept_languages": setting.language,
    });
    wanted.add_experimental_option("prefs", wishes).unwrap();
    wanted
}
