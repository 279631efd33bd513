//! The tree that says what each piece of a page is, in the order in which it is read.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Node as WrittenNode, TableHeaderScope, Tag, TagGroup, TagTree};

/// A piece of text on a page, by its place in the order of setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Leaf(pub usize);

/// A group, by its place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GroupIx(usize);

/// What a group is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    Paragraph,
    Heading(u8, String),
    List,
    Item,
    Label,
    Body,
    Table(String),
    TableHead,
    TableBody,
    Row,
    ColumnHead,
    RowHead,
    Cell,
    Strong,
}

enum Child {
    Group(GroupIx),
    Leaf(Leaf),
}

struct Group {
    role: Role,
    children: Vec<Child>,
}

/// The tree, while it grows.
#[derive(Default)]
pub(super) struct Tree {
    groups: Vec<Group>,
    top: Vec<GroupIx>,
    leaves: usize,
}

impl Tree {
    /// A new group below `parent`, or at the top.
    pub(super) fn group(&mut self, parent: Option<GroupIx>, role: Role) -> GroupIx {
        let own = GroupIx(self.groups.len());
        self.groups.push(Group { role, children: Vec::new() });
        match parent {
            Some(GroupIx(parent)) => self.groups[parent].children.push(Child::Group(own)),
            None => self.top.push(own),
        }
        own
    }

    /// A new piece of text in `parent`.
    pub(super) fn leaf(&mut self, parent: GroupIx) -> Leaf {
        let leaf = Leaf(self.leaves);
        self.leaves += 1;
        self.groups[parent.0].children.push(Child::Leaf(leaf));
        leaf
    }

    /// How many pieces of text there are.
    pub(super) fn leaf_count(&self) -> usize {
        self.leaves
    }

    /// The tree as it is written, with what each piece of text became on its page.
    pub(super) fn written(&self, language: &str, leaves: &[Option<Identifier>]) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for top in &self.top {
            tree.push(self.written_group(*top, leaves));
        }
        tree
    }

    fn written_group(&self, group: GroupIx, leaves: &[Option<Identifier>]) -> TagGroup {
        let Group { role, children } = &self.groups[group.0];
        let children = children.iter().filter_map(|child| match child {
            Child::Group(group) => Some(WrittenNode::Group(self.written_group(*group, leaves))),
            Child::Leaf(leaf) => leaves[leaf.0].map(WrittenNode::Leaf),
        });
        written_role(role, children.collect())
    }
}

fn written_role(role: &Role, children: Vec<WrittenNode>) -> TagGroup {
    match role {
        Role::Paragraph => TagGroup::with_children(Tag::P, children),
        Role::Heading(level, title) => {
            let level = NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN);
            TagGroup::with_children(Tag::Hn(level, Some(title.clone())), children)
        }
        Role::List => TagGroup::with_children(Tag::L(ListNumbering::Disc), children),
        Role::Item => TagGroup::with_children(Tag::LI, children),
        Role::Label => TagGroup::with_children(Tag::Lbl, children),
        Role::Body => TagGroup::with_children(Tag::LBody, children),
        Role::Table(summary) => TagGroup::with_children(Tag::Table.with_summary(Some(summary.clone())), children),
        Role::TableHead => TagGroup::with_children(Tag::THead, children),
        Role::TableBody => TagGroup::with_children(Tag::TBody, children),
        Role::Row => TagGroup::with_children(Tag::TR, children),
        Role::ColumnHead => TagGroup::with_children(Tag::TH(TableHeaderScope::Column), children),
        Role::RowHead => TagGroup::with_children(Tag::TH(TableHeaderScope::Row), children),
        Role::Cell => TagGroup::with_children(Tag::TD, children),
        Role::Strong => TagGroup::with_children(Tag::Strong, children),
    }
}
