// Judges many objects with the original's built-in scripts. Each line of the input is one question:
//
//	["health", OBJECT]          {status, message}, or null where no script is there for the kind
//	["actions", OBJECT]         the list of actions, by name
//	["run", OBJECT, ACTION]     the list of {operation, resource}
//	["run", OBJECT, ACTION, {"name": "value"}]
//	["kinds"]                   the folders with scripts: {"group/Kind": ["", ACTION...]}, "" when there is one for health
//
// OBJECT and parameters are JSON texts within the line's; the answer's `out` is one, too.
package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"

	"github.com/argoproj/argo-cd/v3/pkg/apiclient/application"
	"github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
	"github.com/argoproj/argo-cd/v3/resource_customizations"
	"github.com/argoproj/argo-cd/v3/util/lua"
)

func health(object *unstructured.Unstructured) (any, error) {
	return lua.ResourceHealthOverrides{}.GetResourceHealth(object)
}

func actions(object *unstructured.Unstructured) (any, error) {
	vm := lua.VM{}

	scripts, err := vm.GetResourceActionDiscovery(object)
	if err != nil || len(scripts) == 0 {
		return []v1alpha1.ResourceAction{}, err
	}
	found, err := vm.ExecuteResourceActionDiscovery(object, scripts)
	sort.Slice(found, func(a, b int) bool { return found[a].Name < found[b].Name })
	return found, err
}

func parameters(text string) (result []*application.ResourceActionParameters, err error) {
	var values map[string]string

	if err = json.Unmarshal([]byte(text), &values); err != nil {
		return nil, err
	}
	for name, value := range values {
		result = append(result, &application.ResourceActionParameters{Name: &name, Value: &value})
	}
	return result, nil
}

func runAction(object *unstructured.Unstructured, args []string) (any, error) {
	type impact struct {
		Operation string         `json:"operation"`
		Resource  map[string]any `json:"resource"`
	}
	var given []*application.ResourceActionParameters
	result := []impact{}
	vm := lua.VM{}

	action, err := vm.GetResourceAction(object, args[0])
	if err != nil {
		return nil, err
	}
	if len(args) > 1 {
		if given, err = parameters(args[1]); err != nil {
			return nil, err
		}
	}
	resources, err := vm.ExecuteResourceAction(object, action.ActionLua, given)
	for _, item := range resources {
		result = append(result, impact{string(item.K8SOperation), item.UnstructuredObj.Object})
	}
	return result, err
}

func kinds() (any, error) {
	found := map[string][]string{}

	err := fs.WalkDir(resource_customizations.Embedded, ".", func(name string, _ fs.DirEntry, err error) error {
		folder, file := path.Split(name)
		parts := strings.Split(strings.TrimSuffix(folder, "/"), "/")
		if file == "health.lua" {
			key := strings.Join(parts, "/")
			found[key] = append(found[key], "")
		} else if file == "action.lua" {
			key := strings.Join(parts[:len(parts)-2], "/")
			found[key] = append(found[key], parts[len(parts)-1])
		}
		return err
	})
	for _, list := range found {
		slices.Sort(list)
	}
	return found, err
}

func answerTo(args []string) (any, error) {
	if len(args) == 1 && args[0] == "kinds" {
		return kinds()
	}
	if len(args) < 2 {
		return nil, fmt.Errorf("no such question")
	}
	object := &unstructured.Unstructured{}
	if err := json.Unmarshal([]byte(args[1]), &object.Object); err != nil {
		return nil, err
	}
	switch {
	case args[0] == "health":
		return health(object)
	case args[0] == "actions":
		return actions(object)
	case args[0] == "run" && len(args) > 2:
		return runAction(object, args[2:])
	}
	return nil, fmt.Errorf("no such question")
}

func run(args []string) (string, error) {
	result, err := answerTo(args)
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(result)
	return string(text), err
}
