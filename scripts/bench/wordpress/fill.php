<?php
// php fill.php <posts.json>: makes the tables, and a post of each publication.
define('WP_INSTALLING', true);
require getcwd() . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Learning reviews', 'bench', 'bench@example.org', true, '', bin2hex(random_bytes(16)));
update_option('permalink_structure', '/%postname%/');
update_option('posts_per_page', 20);
$categories = [];
foreach (json_decode(file_get_contents($argv[1]), true) as $post) {
    $name = $post['category'];
    $categories[$name] ??= wp_insert_category(['cat_name' => $name, 'category_nicename' => $name]);
    wp_insert_post([
        'post_title' => $post['title'],
        'post_name' => $post['slug'],
        'post_content' => $post['content'],
        'post_excerpt' => $post['summary'],
        'post_date' => $post['day'] . ' 12:00:00',
        'post_status' => 'publish',
        'post_category' => [$categories[$name]],
    ]);
}
flush_rewrite_rules();
