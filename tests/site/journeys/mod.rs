//! Whole stories, each as one person lives it.

mod displaced_customer_service;
